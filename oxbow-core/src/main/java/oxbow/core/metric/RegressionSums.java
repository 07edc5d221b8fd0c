package oxbow.core.metric;

import oxbow.core.stored.StoredReader;

/// Errors of predicted numbers as sums, which [#merge]. The cases are taken to be independent. Immutable.
///
/// @param bias sums of predicted − true
/// @param absolute sums of |predicted − true|
/// @param squared sums of (predicted − true)²
/// @param relative sums of |predicted − true| / |true| where the truth is not 0
/// @param symmetric sums of |predicted − true| over the mean of both sizes; 0 where both are 0
/// @param truths sums of the true values
public record RegressionSums(
        MeanSums bias, MeanSums absolute, MeanSums squared, MeanSums relative, MeanSums symmetric, MeanSums truths) {

    /// Checks that all are of the same cases, and no size of an error below 0.
    public RegressionSums {
        long n = truths.n();
        if (bias.n() != n || absolute.n() != n || squared.n() != n || symmetric.n() != n || relative.n() > n) {
            throw new IllegalArgumentException("The sums must all be of the same %d cases.".formatted(n));
        }
        if (absolute.mean() < 0 || squared.mean() < 0 || relative.mean() < 0 || symmetric.mean() < 0) {
            throw new IllegalArgumentException("The sizes of errors must not be below 0.");
        }
    }

    /// The sums of predictions and true values of the same cases, all finite.
    public static RegressionSums of(double[] predicted, double[] truths) {
        if (predicted.length != truths.length) {
            throw new IllegalArgumentException("The predictions (%d) must be as many as the truths (%d)."
                    .formatted(predicted.length, truths.length));
        }
        MeanSums.Builder[] sums = new MeanSums.Builder[6];
        java.util.Arrays.setAll(sums, i -> new MeanSums.Builder());
        for (int i = 0; i < truths.length; i++) {
            double error = predicted[i] - truths[i];
            double size = Math.abs(error);
            sums[0].add(error);
            sums[1].add(size);
            sums[2].add(error * error);
            if (truths[i] != 0) {
                sums[3].add(size / Math.abs(truths[i]));
            }
            sums[4].add(size == 0 ? 0 : 2 * size / (Math.abs(predicted[i]) + Math.abs(truths[i])));
            sums[5].add(truths[i]);
        }
        return new RegressionSums(
                sums[0].build(), sums[1].build(), sums[2].build(), sums[3].build(), sums[4].build(), sums[5].build());
    }

    /// Mean error, predicted − true, in the unit of the values, with Student's interval.
    public Figure meanError(double level) {
        return bias.figure(level);
    }

    /// Mean absolute error, in the unit of the values, with Student's interval, not below 0.
    public Figure meanAbsoluteError(double level) {
        return atLeastZero(absolute.figure(level));
    }

    /// Mean squared error, in the square of the unit, with Student's interval, not below 0.
    public Figure meanSquaredError(double level) {
        return atLeastZero(squared.figure(level));
    }

    /// Root of the mean squared error, in the unit of the values: the roots of [#meanSquaredError] and its
    /// ends.
    public Figure rootMeanSquaredError(double level) {
        return switch (meanSquaredError(level)) {
            case Figure.Undefined none -> none;
            case Figure.Known known ->
                new Figure.Known(
                        Math.sqrt(known.value()),
                        known.n(),
                        Math.sqrt(known.low()),
                        Math.sqrt(known.high()),
                        level,
                        known.method());
        };
    }

    /// Mean absolute error relative to the truth, as a fraction; undefined if a true value is 0.
    public Figure meanAbsolutePercentageError(double level) {
        long zeros = truths.n() - relative.n();
        return zeros > 0
                ? new Figure.Undefined("%d true values are 0".formatted(zeros), truths.n())
                : atLeastZero(relative.figure(level));
    }

    /// Mean absolute error relative to the mean size of prediction and truth, 0 to 2; a case in which both
    /// are 0 has no error.
    public Figure symmetricPercentageError(double level) {
        return atLeastZero(symmetric.figure(level));
    }

    /// The share of the truths' variance that is predicted, without an interval: sums do not hold what it
    /// needs, see [Regression#rSquared]. `NaN` if the truths are all alike.
    public double rSquared() {
        return truths.squares() == 0 ? Double.NaN : 1 - squared.mean() * squared.n() / truths.squares();
    }

    private static Figure atLeastZero(Figure figure) {
        return switch (figure) {
            case Figure.Undefined none -> none;
            case Figure.Known known ->
                new Figure.Known(
                        known.value(),
                        known.n(),
                        Math.max(0, known.low()),
                        known.high(),
                        known.level(),
                        known.method());
        };
    }

    /// The sums of both sets of cases together.
    public RegressionSums merge(RegressionSums other) {
        return new RegressionSums(
                bias.merge(other.bias),
                absolute.merge(other.absolute),
                squared.merge(other.squared),
                relative.merge(other.relative),
                symmetric.merge(other.symmetric),
                truths.merge(other.truths));
    }

    /// The stored form.
    public byte[] toBytes() {
        var writer = MetricForm.REGRESSION_SUMS.writer();
        for (MeanSums sums : new MeanSums[] {bias, absolute, squared, relative, symmetric, truths}) {
            sums.write(writer);
        }
        return writer.toBytes();
    }

    /// The sums of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static RegressionSums ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.REGRESSION_SUMS.reader(bytes);
        RegressionSums sums = new RegressionSums(
                MeanSums.read(reader),
                MeanSums.read(reader),
                MeanSums.read(reader),
                MeanSums.read(reader),
                MeanSums.read(reader),
                MeanSums.read(reader));
        reader.end();
        return sums;
    }
}
