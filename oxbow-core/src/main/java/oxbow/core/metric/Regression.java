package oxbow.core.metric;

/// Figures of predicted numbers that need every case; for the others see [RegressionSums].
public final class Regression {
    private Regression() {}

    /// The share of the truths' variance that is predicted; below 0 if their mean would predict better.
    /// Undefined for fewer than two cases and for truths that are all alike. The interval is BCa's of cases,
    /// or of clusters; if every prediction is exact, that of a share.
    ///
    /// @param predicted one for each case
    /// @param truths one for each case
    /// @param clusters which cases belong together; `Clusters.singles(n)` if none do
    /// @param level probability to cover, between 0 and 1
    /// @param bootstrap how to resample
    public static Figure rSquared(
            double[] predicted, double[] truths, Clusters clusters, double level, Bootstrap bootstrap) {
        RegressionSums sums = RegressionSums.of(predicted, truths);
        clusters.requireCases(truths.length);
        double value = sums.rSquared();
        if (Double.isNaN(value)) {
            return new Figure.Undefined(truths.length == 0 ? "no cases" : "all true values are alike", truths.length);
        }
        return value == 1
                ? EffectiveShare.figure(1, clusters.count(), 0, level, "wilson-edge")
                : bootstrap.draw(rSquared(predicted, truths), clusters).bca(level);
    }

    /// The share of variance predicted, as a statistic to resample.
    public static Statistic rSquared(double[] predicted, double[] truths) {
        return times -> {
            double n = 0;
            double mean = 0;
            double squares = 0;
            double errors = 0;
            for (int i = 0; i < times.length; i++) {
                if (times[i] > 0) {
                    double error = predicted[i] - truths[i];
                    double apart = truths[i] - mean;
                    n += times[i];
                    mean += apart * times[i] / n;
                    squares += times[i] * apart * (truths[i] - mean);
                    errors += times[i] * error * error;
                }
            }
            return squares > 0 ? 1 - errors / squares : Double.NaN;
        };
    }

    /// Mean pinball loss of a predicted quantile (Koenker and Bassett 1978), in the unit of the values, with
    /// Student's interval; the true quantile has the least.
    ///
    /// @param predicted predicted quantile of each case
    /// @param truths what came
    /// @param quantile which quantile was predicted, between 0 and 1
    /// @param level probability to cover, between 0 and 1
    public static Figure pinball(double[] predicted, double[] truths, double quantile, double level) {
        require(predicted, truths);
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException(
                    "The quantile (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(quantile));
        }
        MeanSums.Builder sums = new MeanSums.Builder();
        for (int i = 0; i < truths.length; i++) {
            double above = truths[i] - predicted[i];
            sums.add(above >= 0 ? quantile * above : (quantile - 1) * above);
        }
        return sums.build().figure(level);
    }

    /// Share of the truths at or below their predicted quantile, with Wilson's interval: close to the
    /// quantile if it is predicted right.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure quantileCoverage(double[] predicted, double[] truths, double level) {
        require(predicted, truths);
        long covered = 0;
        for (int i = 0; i < truths.length; i++) {
            covered += truths[i] <= predicted[i] ? 1 : 0;
        }
        return Proportion.wilson(covered, truths.length, level);
    }

    private static void require(double[] predicted, double[] truths) {
        if (predicted.length != truths.length) {
            throw new IllegalArgumentException("The predictions (%d) must be as many as the truths (%d)."
                    .formatted(predicted.length, truths.length));
        }
        for (int i = 0; i < truths.length; i++) {
            if (Double.isNaN(predicted[i]) || Double.isNaN(truths[i])) {
                throw new IllegalArgumentException("The values at %d must be numbers.".formatted(i));
            }
        }
    }
}
