package oxbow.core.metric;

import oxbow.core.stored.StoredReader;

/// How two predictors fared on the same examples. Only examples on which they differ tell them apart.
///
/// Valid for a number of examples fixed beforehand; to watch live requests use
/// `oxbow.core.sequential.PairedShadowTest`.
///
/// @param bothRight examples both got right
/// @param onlyFirstRight examples only the first got right
/// @param onlySecondRight examples only the second got right
/// @param bothWrong examples both got wrong
public record PairedOutcome(long bothRight, long onlyFirstRight, long onlySecondRight, long bothWrong) {

    /// Checks that no count is below 0 and that their sum is at most 2⁵³.
    public PairedOutcome {
        Counts.total(bothRight, onlyFirstRight, onlySecondRight, bothWrong);
    }

    /// All examples.
    public long n() {
        return bothRight + onlyFirstRight + onlySecondRight + bothWrong;
    }

    /// Accuracy of the first minus accuracy of the second, with Newcombe's interval for paired data (1998,
    /// method 10); undefined without examples.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure difference(double level) {
        double z = Levels.z(level);
        long n = n();
        if (n == 0) {
            return new Figure.Undefined("no examples judged for both", 0);
        }
        long firstRight = bothRight + onlyFirstRight;
        long secondRight = bothRight + onlySecondRight;
        double first = (double) firstRight / n;
        double second = (double) secondRight / n;
        double[] one = Proportion.wilsonEnds(firstRight, n, z);
        double[] two = Proportion.wilsonEnds(secondRight, n, z);
        double phi = correlation();
        double difference = ((double) onlyFirstRight - onlySecondRight) / n;
        double low = difference - reach(first - one[0], two[1] - second, phi);
        double high = difference + reach(one[1] - first, second - two[0], phi);
        return new Figure.Known(difference, n, Math.max(-1, low), Math.min(1, high), level, "newcombe-paired");
    }

    /// Exact two-sided p-value of McNemar's test (1947): how likely a split of the differing examples at least
    /// this uneven is if both predictors are equally good. 1 if they never differ.
    public double mcNemarExact() {
        long fewer = Math.min(onlyFirstRight, onlySecondRight);
        long more = Math.max(onlyFirstRight, onlySecondRight);
        if (fewer == more) {
            return 1;
        }
        return Math.min(1, 2 * Distributions.betaCdf(0.5, (double) more, fewer + 1.0));
    }

    /// The outcome on both sets of examples together.
    public PairedOutcome merge(PairedOutcome other) {
        return new PairedOutcome(
                bothRight + other.bothRight,
                onlyFirstRight + other.onlyFirstRight,
                onlySecondRight + other.onlySecondRight,
                bothWrong + other.bothWrong);
    }

    /// The stored form.
    public byte[] toBytes() {
        return MetricForm.PAIRED_OUTCOME
                .writer()
                .number(bothRight)
                .number(onlyFirstRight)
                .number(onlySecondRight)
                .number(bothWrong)
                .toBytes();
    }

    /// The outcome of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static PairedOutcome ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.PAIRED_OUTCOME.reader(bytes);
        PairedOutcome outcome = new PairedOutcome(reader.number(), reader.number(), reader.number(), reader.number());
        reader.end();
        return outcome;
    }

    /// The phi coefficient of both outcomes, moved towards 0 by Newcombe's continuity correction.
    private double correlation() {
        double a = bothRight;
        double b = onlyFirstRight;
        double c = onlySecondRight;
        double d = bothWrong;
        double spread = Math.sqrt((a + b) * (c + d) * (a + c) * (b + d));
        if (spread == 0) {
            return 0;
        }
        double determinant = a * d - b * c;
        return (determinant > 0 ? Math.max(0, determinant - n() / 2.0) : determinant) / spread;
    }

    private static double reach(double one, double two, double phi) {
        return Math.sqrt(Math.max(0, one * one - 2 * phi * one * two + two * two));
    }
}
