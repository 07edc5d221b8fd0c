package oxbow.core.metric;

/// Figures of all classes of a [ConfusionMatrix] in one.
///
/// Micro-averaged precision, recall and F1 of examples with one class each are all the accuracy
/// ([ConfusionMatrix#accuracy]). Macro averages give each class the same weight, weighted ones that of its
/// true examples. An average over classes of which one is undefined is undefined and names it: leaving it
/// out would flatter. Intervals are normal, by the multinomial delta method, and take the examples as
/// independent and each class as seen some dozens of times; they are cut at 0 and 1.
public final class ClassAverages {
    private ClassAverages() {}

    /// What is averaged.
    public enum Kind {
        /// Right ones among those predicted as the class.
        PRECISION,
        /// Right ones among those of the class.
        RECALL,
        /// Harmonic mean of both.
        F1
    }

    /// The plain mean over classes.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure macro(ConfusionMatrix matrix, Kind kind, double level) {
        Levels.require(level);
        int size = matrix.classes().size();
        double[] weights = new double[size];
        java.util.Arrays.fill(weights, 1.0 / size);
        return average(matrix, kind, weights, false, level, "delta-macro");
    }

    /// The mean over classes, weighted by their true examples. The recall of this kind is the accuracy. A
    /// class without true examples has no weight and may be undefined.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure weighted(ConfusionMatrix matrix, Kind kind, double level) {
        Levels.require(level);
        if (matrix.n() == 0) {
            return new Figure.Undefined("no cases", 0);
        }
        double[] weights = new double[matrix.classes().size()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = (double) matrix.truths(c) / matrix.n();
        }
        return average(matrix, kind, weights, true, level, "delta-weighted");
    }

    /// Cohen's kappa (1960): agreement beyond what classes drawn independently would give, 1 at best.
    /// Undefined if all examples are of one class and predicted as it.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure kappa(ConfusionMatrix matrix, double level) {
        double z = Levels.z(level);
        long n = matrix.n();
        if (n == 0) {
            return new Figure.Undefined("no cases", 0);
        }
        int size = matrix.classes().size();
        double seen = 0;
        double chance = 0;
        for (int c = 0; c < size; c++) {
            seen += (double) matrix.cell(c, c) / n;
            chance += (double) matrix.truths(c) / n * matrix.predictions(c) / n;
        }
        if (1 - chance < 1e-12) {
            return new Figure.Undefined("only one class occurs", n);
        }
        double kappa = (seen - chance) / (1 - chance);
        double variance = 0;
        for (int truth = 0; truth < size; truth++) {
            for (int predicted = 0; predicted < size; predicted++) {
                double moveSeen = ((truth == predicted ? 1 : 0) - seen) / n;
                double moveChance =
                        ((double) matrix.predictions(truth) + matrix.truths(predicted)) / n / n - 2 * chance / n;
                double move = (moveSeen * (1 - chance) - (1 - seen) * moveChance) / ((1 - chance) * (1 - chance));
                variance += matrix.cell(truth, predicted) * move * move;
            }
        }
        return bounded(kappa, n, z * Math.sqrt(variance), -1, level, "delta-kappa");
    }

    private static Figure average(
            ConfusionMatrix matrix, Kind kind, double[] weights, boolean byTruths, double level, String method) {
        int size = weights.length;
        double[] values = new double[size];
        double average = 0;
        for (int c = 0; c < size; c++) {
            long below = below(matrix, kind, c);
            if (below == 0 && weights[c] > 0) {
                String what = kind == Kind.PRECISION
                        ? "no predictions of \"%s\""
                        : kind == Kind.RECALL ? "no examples of \"%s\"" : "\"%s\" neither occurs nor is predicted";
                return new Figure.Undefined(what.formatted(matrix.classes().get(c)), matrix.n());
            }
            values[c] = below == 0 ? 0 : (kind == Kind.F1 ? 2.0 : 1.0) * matrix.cell(c, c) / below;
            average += weights[c] * values[c];
        }
        double variance = 0;
        for (int truth = 0; truth < size; truth++) {
            for (int predicted = 0; predicted < size; predicted++) {
                double move = moveBy(matrix, kind, weights, values, truth, predicted);
                if (byTruths) {
                    move += (values[truth] - average) / matrix.n();
                }
                variance += matrix.cell(truth, predicted) * move * move;
            }
        }
        double reach = Levels.z(level) * Math.sqrt(variance);
        if (variance == 0 && (average == 1 || average == 0)) {
            return EffectiveShare.figure(average, matrix.n(), 0, level, "wilson-edge");
        }
        return bounded(average, matrix.n(), reach, 0, level, method);
    }

    /// How much the average moves by one more example in a cell, the weights fixed.
    private static double moveBy(
            ConfusionMatrix matrix, Kind kind, double[] weights, double[] values, int truth, int predicted) {
        boolean hit = truth == predicted;
        return switch (kind) {
            case PRECISION -> part(matrix, kind, weights, values, predicted, hit ? 1 : 0, 1);
            case RECALL -> part(matrix, kind, weights, values, truth, hit ? 1 : 0, 1);
            case F1 ->
                hit
                        ? part(matrix, kind, weights, values, truth, 2, 2)
                        : part(matrix, kind, weights, values, truth, 0, 1)
                                + part(matrix, kind, weights, values, predicted, 0, 1);
        };
    }

    private static double part(
            ConfusionMatrix matrix, Kind kind, double[] weights, double[] values, int c, double top, double bottom) {
        long below = below(matrix, kind, c);
        return below == 0 ? 0 : weights[c] * (top - bottom * values[c]) / below;
    }

    private static long below(ConfusionMatrix matrix, Kind kind, int c) {
        return switch (kind) {
            case PRECISION -> matrix.predictions(c);
            case RECALL -> matrix.truths(c);
            case F1 -> matrix.predictions(c) + matrix.truths(c);
        };
    }

    private static Figure bounded(double value, long n, double reach, double least, double level, String method) {
        return new Figure.Known(value, n, Math.max(least, value - reach), Math.min(1, value + reach), level, method);
    }
}
