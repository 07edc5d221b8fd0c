package oxbow.core.drift;

/// How different two histograms on the same bins are: effect sizes, symmetric, without a verdict.
///
/// On frozen bins counted exactly they have no sketch error, but they have sampling error: even without any
/// change, PSI is about [#psiNoise]. For a verdict under continuous watching use [ConformalDetector].
public final class Divergence {
    private Divergence() {}

    /// Population stability index: Σ (p − q) · ln(p / q); 0 for equal shares, no upper end.
    ///
    /// Half a case is added to every bin, so that empty bins give a finite value; an empty side then counts as
    /// evenly spread.
    ///
    /// @param reference counts per bin
    /// @param current counts per bin, as many bins
    public static double psi(long[] reference, long[] current) {
        long n = total(reference, current);
        long m = total(current, reference);
        double cells = reference.length;
        double psi = 0;
        for (int i = 0; i < reference.length; i++) {
            double p = (reference[i] + 0.5) / (n + cells / 2);
            double q = (current[i] + 0.5) / (m + cells / 2);
            psi += (p - q) * Math.log(p / q);
        }
        return psi;
    }

    /// The mean of PSI when nothing has changed: (1/n + 1/m) · (bins − 1) (Yurdakul 2018).
    ///
    /// @param n rows of the reference, at least 1
    /// @param m rows of the current side, at least 1
    /// @param bins bins that are ever filled, at least 1
    public static double psiNoise(long n, long m, int bins) {
        if (n < 1 || m < 1 || bins < 1) {
            throw new IllegalArgumentException(
                    "The rows (%d, %d) and bins (%d) must be at least 1.".formatted(n, m, bins));
        }
        return (1.0 / n + 1.0 / m) * (bins - 1);
    }

    /// Jensen-Shannon distance with logarithms to base 2: 0 for equal shares, 1 for disjoint ones; `NaN` if a
    /// side is empty.
    ///
    /// @param reference counts per bin
    /// @param current counts per bin, as many bins
    public static double jensenShannon(long[] reference, long[] current) {
        double n = total(reference, current);
        double m = total(current, reference);
        double divergence = 0;
        for (int i = 0; i < reference.length; i++) {
            double p = reference[i] / n;
            double q = current[i] / m;
            divergence += towardsMiddle(p, q) + towardsMiddle(q, p);
        }
        return Math.sqrt(Math.max(0, divergence / 2 / Math.log(2)));
    }

    /// Largest difference of the share of any bin, from 0 to 1; `NaN` if a side is empty.
    ///
    /// @param reference counts per bin
    /// @param current counts per bin, as many bins
    public static double largestDifference(long[] reference, long[] current) {
        double n = total(reference, current);
        double m = total(current, reference);
        double largest = 0;
        for (int i = 0; i < reference.length; i++) {
            largest = Math.max(largest, Math.abs(reference[i] / n - current[i] / m));
        }
        return largest;
    }

    private static double towardsMiddle(double p, double q) {
        return p == 0 ? 0 : p * Math.log(2 * p / (p + q));
    }

    private static long total(long[] counts, long[] other) {
        if (counts.length != other.length || counts.length == 0) {
            throw new IllegalArgumentException(
                    "Both sides (%d and %d bins) must have the same bins.".formatted(counts.length, other.length));
        }
        long sum = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("A count (%d) must not be below 0.".formatted(count));
            }
            sum += count;
        }
        return sum;
    }
}
