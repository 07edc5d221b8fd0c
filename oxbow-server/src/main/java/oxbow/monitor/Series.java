package oxbow.monitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Figures of a row of values in their order.
final class Series {

    private Series() {}

    /// The mean of the finite values; `NaN` if there is none.
    static double mean(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    /// The correlation of neighbours, from −1 to 1; 0 for constant values. Values that are not finite are left out.
    static double lagOne(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double mean = mean(finite);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < finite.length; i++) {
            squares += (finite[i] - mean) * (finite[i] - mean);
            if (i > 0) {
                products += (finite[i] - mean) * (finite[i - 1] - mean);
            }
        }
        return squares > 0 ? products / squares : 0;
    }

    /// For every value 1 if it is the most frequent one, else 0.
    static double[] isMode(double[] values) {
        Map<Double, Integer> counts = new HashMap<>();
        for (double value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        double mode = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Double.NaN);
        return Arrays.stream(values).map(value -> value == mode ? 1 : 0).toArray();
    }
}
