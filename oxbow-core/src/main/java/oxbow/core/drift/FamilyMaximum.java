package oxbow.core.drift;

import java.util.List;

/// How far each of several blocks lies from all the others, in the feature in which it lies farthest.
///
/// Every block is treated alike (each against the sum of the others, each feature in units of its own spread over
/// all blocks), so exchangeable blocks have exchangeable statistics, whatever goes on inside a block and
/// however features depend on each other.
final class FamilyMaximum {
    private FamilyMaximum() {}

    /// The distance of each block in each feature.
    ///
    /// @param blocks counts per feature and bin of each block
    /// @return standardised distance of each block in each feature
    static double[][] distances(List<long[][]> blocks) {
        int features = blocks.getFirst().length;
        double[][] distances = new double[blocks.size()][features];
        for (int feature = 0; feature < features; feature++) {
            double[] ofFeature = distances(blocks, feature);
            double mean = 0;
            for (double distance : ofFeature) {
                mean += distance / ofFeature.length;
            }
            double square = 0;
            for (double distance : ofFeature) {
                square += (distance - mean) * (distance - mean);
            }
            double deviation = Math.sqrt(square / ofFeature.length);
            for (int block = 0; block < ofFeature.length; block++) {
                distances[block][feature] = deviation == 0 ? 0 : (ofFeature[block] - mean) / deviation;
            }
        }
        return distances;
    }

    private static double[] distances(List<long[][]> blocks, int feature) {
        long[] all = new long[blocks.getFirst()[feature].length];
        for (long[][] block : blocks) {
            add(all, block[feature], 1);
        }
        double[] distances = new double[blocks.size()];
        for (int block = 0; block < distances.length; block++) {
            long[] own = blocks.get(block)[feature];
            add(all, own, -1);
            distances[block] = hellinger(own, all);
            add(all, own, 1);
        }
        return distances;
    }

    /// Squared Hellinger distance; 0 where a side is empty, which says nothing.
    private static double hellinger(long[] one, long[] other) {
        double n = 0;
        double m = 0;
        double affinity = 0;
        for (int bin = 0; bin < one.length; bin++) {
            n += one[bin];
            m += other[bin];
            affinity += Math.sqrt((double) one[bin] * other[bin]);
        }
        return n == 0 || m == 0 ? 0 : Math.max(0, 1 - affinity / Math.sqrt(n * m));
    }

    private static void add(long[] to, long[] counts, int sign) {
        for (int bin = 0; bin < to.length; bin++) {
            to[bin] += sign * counts[bin];
        }
    }
}
