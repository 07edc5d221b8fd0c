package oxbow.core.metric;

import oxbow.core.stored.StoredReader;

/// How a yes-or-no prediction fared: the four counts, and the figures that follow from them. Counts of
/// disjoint examples [#merge]. Intervals take the examples as independent. Immutable.
///
/// @param truePositives predicted positive, rightly
/// @param falsePositives predicted positive, wrongly
/// @param falseNegatives predicted negative, wrongly
/// @param trueNegatives predicted negative, rightly
public record BinaryCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    /// No examples.
    public static final BinaryCounts EMPTY = new BinaryCounts(0, 0, 0, 0);

    /// Checks that no count is below 0 and that their sum is at most 2⁵³.
    public BinaryCounts {
        Counts.total(truePositives, falsePositives, falseNegatives, trueNegatives);
    }

    /// The counts if every score at or above the threshold is predicted positive.
    ///
    /// @param scores one for each example, not `NaN`
    /// @param outcomes whether each example is positive
    public static BinaryCounts at(double threshold, double[] scores, boolean[] outcomes) {
        BinaryScores.require(scores, outcomes);
        long[] counts = new long[4];
        for (int i = 0; i < scores.length; i++) {
            counts[(scores[i] >= threshold ? 0 : 2) + (outcomes[i] ? 0 : 1)]++;
        }
        return new BinaryCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    /// All examples.
    public long n() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /// Positive examples.
    public long positives() {
        return truePositives + falseNegatives;
    }

    /// Negative examples.
    public long negatives() {
        return falsePositives + trueNegatives;
    }

    /// Examples predicted positive.
    public long predicted() {
        return truePositives + falsePositives;
    }

    /// A share of these counts with Wilson's interval; undefined if nothing is in what it is a share of.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure rate(Rate rate, double level) {
        return switch (Proportion.wilson(rate.hits(this), rate.cases(this), level)) {
            case Figure.Undefined none -> new Figure.Undefined(rate.whenEmpty(), none.n());
            case Figure.Known known -> known;
        };
    }

    /// Mean of recall and specificity, with Newcombe's interval for the difference of two independent shares
    /// (1998, method 10), to which it is equal up to a half. Undefined without positives or negatives.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure balancedAccuracy(double level) {
        Figure apart = Proportion.difference(truePositives, positives(), falsePositives, negatives(), level);
        return switch (apart) {
            case Figure.Undefined none -> new Figure.Undefined(positives() == 0 ? "no positives" : "no negatives", n());
            case Figure.Known known ->
                new Figure.Known(
                        (1 + known.value()) / 2, n(), (1 + known.low()) / 2, (1 + known.high()) / 2, level, "newcombe");
        };
    }

    /// The weighted harmonic mean of precision and recall, in which recall weighs β² times as much (van
    /// Rijsbergen 1979). Undefined if there are neither positives nor positive predictions.
    ///
    /// β = 1 has Wilson's interval of the hits among what is or is called positive. Any other has the normal
    /// interval of the logarithm of the odds F : (1 − F), with half a case added to each count: hits, misses
    /// and false alarms are taken as independent given their number.
    ///
    /// @param beta above 0
    /// @param level probability to cover, between 0 and 1
    public Figure f(double beta, double level) {
        double z = Levels.z(level);
        if (!(beta > 0 && beta < 1e6)) {
            throw new IllegalArgumentException("The beta (%s) must be above 0. Maybe 1?".formatted(beta));
        }
        long n = truePositives + falsePositives + falseNegatives;
        if (n == 0) {
            return new Figure.Undefined("neither positives nor positive predictions", n());
        }
        if (beta == 1) {
            double[] ends = Proportion.wilsonEnds(truePositives, n, z);
            double jaccard = (double) truePositives / n;
            return new Figure.Known(
                    2 * jaccard / (1 + jaccard),
                    n,
                    2 * ends[0] / (1 + ends[0]),
                    2 * ends[1] / (1 + ends[1]),
                    level,
                    "wilson-jaccard");
        }
        double missWeight = beta * beta / (1 + beta * beta);
        double value =
                truePositives / (truePositives + missWeight * falseNegatives + (1 - missWeight) * falsePositives);
        double misses = missWeight * (falseNegatives + 0.5);
        double alarms = (1 - missWeight) * (falsePositives + 0.5);
        double wrong = misses + alarms;
        double odds = Math.log((truePositives + 0.5) / wrong);
        double spread = (missWeight * misses + (1 - missWeight) * alarms) / (wrong * wrong);
        double reach = z * Math.sqrt(1 / (truePositives + 0.5) + spread);
        double low = truePositives == 0 ? 0 : Math.min(value, logistic(odds - reach));
        double high = value == 1 ? 1 : Math.max(value, logistic(odds + reach));
        return new Figure.Known(value, n, low, high, level, "log-odds");
    }

    /// The correlation of prediction and truth (Matthews 1975), from −1 to 1. Undefined if either is always
    /// the same.
    ///
    /// The interval is normal after Fisher's transformation, with the multinomial standard error of the phi
    /// coefficient (Bishop, Fienberg, Holland 1975, §11.3) and half a case added to each count.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure matthews(double level) {
        double z = Levels.z(level);
        double value =
                phi((double) truePositives, (double) falsePositives, (double) falseNegatives, (double) trueNegatives);
        if (!Double.isFinite(value)) {
            String what = positives() == 0
                    ? "no positives"
                    : negatives() == 0
                            ? "no negatives"
                            : predicted() == 0 ? "no positive predictions" : "no negative predictions";
            return new Figure.Undefined(n() == 0 ? "no cases" : what, n());
        }
        double a = truePositives + 0.5;
        double b = falsePositives + 0.5;
        double c = falseNegatives + 0.5;
        double d = trueNegatives + 0.5;
        double centre = phi(a, b, c, d);
        double error = Math.sqrt(phiVariance(a, b, c, d)) / (1 - centre * centre);
        double transformed = 0.5 * Math.log((1 + centre) / (1 - centre));
        double low = Math.min(value, Math.tanh(transformed - z * error));
        double high = Math.max(value, Math.tanh(transformed + z * error));
        return new Figure.Known(value, n(), low, high, level, "fisher-z");
    }

    private static double phi(double a, double b, double c, double d) {
        return (a * d - b * c) / (Math.sqrt((a + b) * (c + d)) * Math.sqrt((a + c) * (b + d)));
    }

    private static double phiVariance(double a, double b, double c, double d) {
        double n = a + b + c + d;
        double phi = phi(a, b, c, d);
        double rows = (a + b - c - d) / Math.sqrt((a + b) * (c + d));
        double columns = (a + c - b - d) / Math.sqrt((a + c) * (b + d));
        double square = phi * phi;
        return (1
                        - square
                        + phi * (1 + square / 2) * rows * columns
                        - 0.75 * square * (rows * rows + columns * columns))
                / n;
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /// The counts of both sets of examples together.
    public BinaryCounts merge(BinaryCounts other) {
        return new BinaryCounts(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }

    /// The stored form.
    public byte[] toBytes() {
        return MetricForm.BINARY_COUNTS
                .writer()
                .number(truePositives)
                .number(falsePositives)
                .number(falseNegatives)
                .number(trueNegatives)
                .toBytes();
    }

    /// The counts of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static BinaryCounts ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.BINARY_COUNTS.reader(bytes);
        BinaryCounts counts = new BinaryCounts(reader.number(), reader.number(), reader.number(), reader.number());
        reader.end();
        return counts;
    }
}
