package oxbow.core.compare;

import java.util.Arrays;

/// How different two histograms on the same bins are: effect sizes, symmetric, without a verdict.
///
/// On frozen bins counted exactly they have no sketch error, but they have sampling error: even without any
/// change, PSI is about [#psiNoise]. For a verdict about finished data use [CellTest]; watching a stream takes a
/// detector.
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
        return CellDistance.stability(Cells.of(reference, current));
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
        return isEmpty(reference) || isEmpty(current)
                ? Double.NaN
                : Math.sqrt(CellDistance.jensenShannonDivergence(Cells.of(reference, current)));
    }

    /// Largest difference of the share of any bin, from 0 to 1; `NaN` if a side is empty.
    ///
    /// @param reference counts per bin
    /// @param current counts per bin, as many bins
    public static double largestDifference(long[] reference, long[] current) {
        return isEmpty(reference) || isEmpty(current) ? Double.NaN : CellDistance.largest(Cells.of(reference, current));
    }

    private static boolean isEmpty(long[] counts) {
        return Arrays.stream(counts).sum() == 0;
    }
}
