package oxbow.core.sequential;

import java.util.function.LongPredicate;

/// How many values until bounds on means and quantiles are narrow enough? Said before a comparison starts.
///
/// Answers are for typical data (variance and mean as stated, no luck): about half of such comparisons take longer.
/// They follow from the widths of the bounds alone, without simulation. [ExpectedWait] answers for error rates,
/// [AuditCost] for audits.
public final class ExpectedScoreWait {
    /// The answer when no number of values suffices.
    public static final long NEVER = ExpectedWait.NEVER;

    private static final long MOST = 1L << 50;

    private ExpectedScoreWait() {}

    /// Pairs until [RunningMeanBound] on differences excludes a margin at one side.
    ///
    /// @param distance of the true mean difference from the margin, above 0, in the unit of the range
    /// @param deviation standard deviation of a difference, in the unit of the range
    /// @param range what differences lie between
    /// @param alpha error probability of that side, between 0 and 1
    public static long pairs(double distance, double deviation, ScoreRange range, double alpha) {
        EValues.logThreshold(alpha);
        double width = range.greatest() - range.least();
        if (!(deviation >= 0 && deviation <= width / 2)) {
            throw new IllegalArgumentException(
                    "The deviation (%s) must be between 0 and half of the range.".formatted(deviation));
        }
        double share = distance / width;
        double variance = deviation * deviation / width / width;
        return distance > 0 ? first(n -> RunningMeanBound.radius(n, n * variance, alpha) <= share) : NEVER;
    }

    /// Requests of both arms until [UnpairedMeans] excludes a margin at one side: a pair takes 1/w + 1/(1 − w) − 1
    /// requests.
    ///
    /// @param distance of the true difference from the margin, above 0, in scores between 0 and 1
    /// @param deviation standard deviation of a pair, at most 1
    /// @param weight share of the traffic that the canary gets, 0 to 1
    /// @param alpha error probability of that side, between 0 and 1
    public static long unpairedRequests(double distance, double deviation, double weight, double alpha) {
        double w = EValues.requireWeight(weight);
        long pairs = pairs(distance, deviation, ScoreRange.DIFFERENCE, alpha);
        return pairs == NEVER || w == 0 || w == 1 ? NEVER : Math.round(pairs * (1 / w + 1 / (1 - w) - 1));
    }

    /// Values until a bound of [LatencyCounts] is so near to the quantile.
    ///
    /// @param p share of the requests that are at most as slow, between 0 and 1
    /// @param rank distance as a share of the requests: 0.005 to tell p99 from p99.5
    /// @param alpha error probability, between 0 and 1
    public static long quantileValues(double p, double rank, double alpha) {
        return rank > 0 ? first(n -> LatencyCounts.reach(n, p, alpha) <= rank) : NEVER;
    }

    /// Units until [SampleRatioTest] finds that the canary gets another share than planned.
    ///
    /// @param planned share of the canary, between 0 and 1
    /// @param truth share that it gets, between 0 and 1
    /// @param alpha error probability, between 0 and 1
    public static long sampleRatioUnits(double planned, double truth, double alpha) {
        double enough = Math.exp(EValues.logThreshold(alpha));
        EValues.requireWeight(truth);
        return planned == truth
                ? NEVER
                : first(n -> {
                    long canary = Math.round(n * truth);
                    return SampleRatioTest.of()
                                    .assigned(canary, n - canary, planned)
                                    .eValue()
                            >= enough;
                });
    }

    /// The least number from which a condition holds that keeps holding.
    private static long first(LongPredicate holds) {
        long high = 1;
        while (!holds.test(high)) {
            high *= 2;
            if (high > MOST) {
                return NEVER;
            }
        }
        long low = high / 2;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
