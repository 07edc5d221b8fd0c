package oxbow.core.sketch;

/// The values of a quantile sketch in one ascending line with the weights up to each. Immutable.
final class KllView {
    private final double[] values;
    private final long[] cumulative;

    private KllView(double[] values, long[] cumulative) {
        this.values = values;
        this.cumulative = cumulative;
    }

    static KllView of(double[][] levels) {
        double[] values = new double[0];
        long[] weights = new long[0];
        for (int level = 0; level < levels.length; level++) {
            double[] more = levels[level];
            double[] mergedValues = new double[values.length + more.length];
            long[] mergedWeights = new long[mergedValues.length];
            int i = 0;
            int j = 0;
            for (int to = 0; to < mergedValues.length; to++) {
                boolean takeOld = j == more.length || (i < values.length && values[i] <= more[j]);
                mergedValues[to] = takeOld ? values[i] : more[j];
                mergedWeights[to] = takeOld ? weights[i] : 1L << level;
                i += takeOld ? 1 : 0;
                j += takeOld ? 0 : 1;
            }
            values = mergedValues;
            weights = mergedWeights;
        }
        for (int i = 1; i < weights.length; i++) {
            weights[i] += weights[i - 1];
        }
        return new KllView(values, weights);
    }

    /// The smallest value with at least this share at or below it.
    double quantile(double rank) {
        double wanted = rank * cumulative[cumulative.length - 1];
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }

    /// The share of weight at or below v.
    double rank(double v) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= v) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : (double) cumulative[low - 1] / cumulative[cumulative.length - 1];
    }

    double[] values() {
        return values.clone();
    }

    long[] cumulative() {
        return cumulative.clone();
    }

    long[] weights() {
        long[] weights = cumulative.clone();
        for (int i = weights.length - 1; i > 0; i--) {
            weights[i] -= weights[i - 1];
        }
        return weights;
    }
}
