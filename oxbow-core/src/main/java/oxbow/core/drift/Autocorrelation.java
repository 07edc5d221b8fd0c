package oxbow.core.drift;

import java.util.Arrays;
import oxbow.core.metric.Distributions;
import oxbow.core.metric.Figure;

/// How much rows resemble the rows before them: the correlation of ranks at a distance in time, which outliers
/// and odd scales do not disturb.
///
/// Missing values (`NaN`) keep their place in time; pairs with one of them do not count. Not thread-safe only in
/// that the array must not change meanwhile.
public final class Autocorrelation {
    private Autocorrelation() {}

    /// The correlation at a lag with its interval (Fisher's transformation 1915, with the variance that Bartlett
    /// 1946 gives for the correlation that is found).
    ///
    /// @param values the stream in its order
    /// @param lag distance in rows, at least 1
    /// @param level probability to cover, between 0 and 1
    /// @return undefined with fewer than 10 pairs or without any spread
    public static Figure at(double[] values, int lag, double level) {
        if (lag < 1) {
            throw new IllegalArgumentException("The lag (%d) must be at least 1.".formatted(lag));
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The level (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(level));
        }
        return at(values.length, ranks(values), lag, Distributions.normalQuantile(0.5 + level / 2), level);
    }

    /// How many rows count for one independent row when a mean is taken: 1 + 2 Σ correlations, summed as long as
    /// pairs of neighbouring lags are positive together (Geyer 1992). At least 1; 1 for a stream without spread.
    ///
    /// @param values the stream in its order
    public static double rowsPerIndependentRow(double[] values) {
        double[] ranks = ranks(values);
        double time = 1;
        for (int lag = 1; lag + 1 < values.length / 4; lag += 2) {
            double pair = correlation(ranks, lag)[0] + correlation(ranks, lag + 1)[0];
            if (!(pair > 2 / Math.sqrt(values.length))) {
                break;
            }
            time += 2 * pair;
        }
        return Math.max(1, time);
    }

    private static Figure at(int rows, double[] ranks, int lag, double z, double level) {
        double[] found = correlation(ranks, lag);
        long pairs = (long) found[1];
        if (pairs < 10) {
            return new Figure.Undefined("fewer than 10 pairs of rows", Math.min(rows, pairs));
        }
        double r = found[0];
        if (Double.isNaN(r)) {
            return new Figure.Undefined("no spread", pairs);
        }
        double within = Math.min(r, Math.nextDown(1.0));
        double transformed = Math.log((1 + within) / (1 - within)) / 2;
        double reach = z / Math.sqrt(pairs * Math.max(1 - within * within, 1.0 / pairs));
        double low = Math.min(r, Math.tanh(transformed - reach));
        double high = Math.max(r, Math.tanh(transformed + reach));
        return new Figure.Known(r, pairs, low, high, level, "fisher-bartlett");
    }

    /// The correlation and the number of pairs.
    private static double[] correlation(double[] ranks, int lag) {
        double product = 0;
        double square = 0;
        long pairs = 0;
        long present = 0;
        for (int row = 0; row < ranks.length; row++) {
            if (Double.isNaN(ranks[row])) {
                continue;
            }
            square += ranks[row] * ranks[row];
            present++;
            if (row >= lag && !Double.isNaN(ranks[row - lag])) {
                product += ranks[row] * ranks[row - lag];
                pairs++;
            }
        }
        double r = square == 0 || pairs == 0 ? Double.NaN : product / pairs / (square / present);
        return new double[] {Math.clamp(r, -1, 1), pairs};
    }

    /// Mid-ranks around 0; `NaN` stays.
    private static double[] ranks(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] ranks = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            ranks[row] = Double.isNaN(values[row])
                    ? Double.NaN
                    : (first(sorted, values[row], false) + first(sorted, values[row], true)) / 2.0
                            - sorted.length / 2.0;
        }
        return ranks;
    }

    /// How many values lie below v, or at most at it.
    private static int first(double[] sorted, double v, boolean after) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (after ? sorted[middle] <= v : sorted[middle] < v) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
