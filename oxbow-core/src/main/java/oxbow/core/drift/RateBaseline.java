package oxbow.core.drift;

import oxbow.core.metric.Distributions;

/// The mean of a rate before anything changed, and how far it may really lie from the estimate.
///
/// A detector that takes the estimate for the truth breaks its promise: of baselines from 1,000 rows, almost
/// half lie on the wrong side of the truth, and the evidence then grows without any change. So bets are made
/// against [#low] and [#high] only.
///
/// **Guarantee.** With probability 1 − δ over the reference the true mean lies between low and high; the promise
/// of a detector on top of it is conditional on that. Many detectors share one δ: see [#share].
///
/// **Conditions.** Reference rows are independent of each other and come from the stream that will be watched.
///
/// @param mean the estimate, 0 to 1
/// @param low what the mean is surely not below; 0 if nothing is sure
/// @param high what the mean is surely not above; 1 if nothing is sure
/// @param n rows of the reference; 0 for a mean that is known
public record RateBaseline(double mean, double low, double high, long n) {

    /// Checks the order.
    public RateBaseline {
        if (!(0 <= low && low <= mean && mean <= high && high <= 1)) {
            throw new IllegalArgumentException(
                    "The baseline (%s, from %s to %s) must lie in order between 0 and 1. Maybe it is a percentage?"
                            .formatted(mean, low, high));
        }
        if (n < 0) {
            throw new IllegalArgumentException("The rows of the reference (%d) must not be below 0.".formatted(n));
        }
    }

    /// The baseline of rows that are 0 or 1, with the exact bounds of Clopper and Pearson (1934). At δ = 0.02 the
    /// margin is about 2.33 standard errors on each side.
    ///
    /// @param hits rows that are 1
    /// @param n rows, at least 1
    /// @param delta probability that a bound is wrong, both together, between 0 and 1
    public static RateBaseline ofCounts(long hits, long n, double delta) {
        requireDelta(delta);
        if (n < 1 || hits < 0 || hits > n) {
            throw new IllegalArgumentException(
                    "The hits (%d) must be between 0 and the rows (%d), of which one is needed.".formatted(hits, n));
        }
        double mean = (double) hits / n;
        double low = hits == 0 ? 0 : Distributions.betaQuantile(delta / 2, (double) hits, n - hits + 1.0);
        double high = hits == n ? 1 : Distributions.betaQuantile(1 - delta / 2, hits + 1.0, (double) n - hits);
        return new RateBaseline(mean, Math.min(low, mean), Math.max(high, mean), n);
    }

    /// The baseline of rows between 0 and 1. The bounds are normal ones after one made-up row at the far end, so
    /// that a reference without any spread is not taken for certainty; they hold approximately, from some
    /// hundred rows on.
    ///
    /// @param mean mean of the rows, 0 to 1
    /// @param standardDeviation their standard deviation
    /// @param n rows, at least 2
    /// @param delta probability that a bound is wrong, both together, between 0 and 1
    public static RateBaseline ofMoments(double mean, double standardDeviation, long n, double delta) {
        requireDelta(delta);
        if (n < 2 || !(mean >= 0 && mean <= 1) || !(standardDeviation >= 0 && standardDeviation <= 1)) {
            throw new IllegalArgumentException(
                    "The mean (%s) and standard deviation (%s) must lie between 0 and 1 and come from 2 rows or more (%d)."
                            .formatted(mean, standardDeviation, n));
        }
        double z = Distributions.normalQuantile(1 - delta / 2);
        double high = upper(mean, standardDeviation, n, z);
        double low = 1 - upper(1 - mean, standardDeviation, n, z);
        return new RateBaseline(mean, Math.max(0, low), Math.min(1, high), n);
    }

    /// A mean that is known beforehand: a promise in a contract, a law.
    public static RateBaseline known(double mean) {
        return new RateBaseline(mean, mean, mean, 0);
    }

    /// The part of δ for each detector, so that with probability 1 − δ none of the baselines is wrong (Bonferroni).
    public static double share(double delta, int features, int slices) {
        requireDelta(delta);
        if (features < 1 || slices < 1) {
            throw new IllegalArgumentException(
                    "The features (%d) and slices (%d) must be at least 1.".formatted(features, slices));
        }
        return delta / features / slices;
    }

    private static double upper(double mean, double standardDeviation, long n, double z) {
        double withOne = (mean * n + 1) / (n + 1);
        double square =
                standardDeviation * standardDeviation * n / (n + 1) + (1 - mean) * (1 - mean) * n / (n + 1) / (n + 1);
        return withOne + z * Math.sqrt(square / n);
    }

    private static void requireDelta(double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException(
                    "The probability of a wrong baseline (%s) must be between 0 and 1.".formatted(delta));
        }
    }
}
