package oxbow.core.metric;

/// How much attention ranked lists give to a group of items, against how many of the items are the group's.
///
/// Attention is taken to fall with the position as in DCG, 1 / log₂(position + 1) (Singh and Joachims 2018):
/// an assumption about people, not a measurement. Lists are independent clusters.
///
/// @param attention the group's share of the attention
/// @param items the group's share of the items
/// @param difference attention − items: below 0 if the group is ranked lower than it would be at random
public record Exposure(Figure attention, Figure items, Figure difference) {

    /// The exposure of a group over some lists, with percentile bootstraps of whole lists, the difference
    /// paired.
    ///
    /// @param lists for each list, position by position, whether the item is the group's
    /// @param level probability to cover, between 0 and 1
    /// @param bootstrap how to resample
    public static Exposure of(boolean[][] lists, double level, Bootstrap bootstrap) {
        double[][] sums = new double[4][lists.length];
        for (int list = 0; list < lists.length; list++) {
            for (int position = 0; position < lists[list].length; position++) {
                double attention = Math.log(2) / Math.log(position + 2.0);
                sums[1][list] += attention;
                sums[3][list]++;
                if (lists[list][position]) {
                    sums[0][list] += attention;
                    sums[2][list]++;
                }
            }
        }
        Statistic attention = share(sums[0], sums[1]);
        Statistic items = share(sums[2], sums[3]);
        int n = lists.length;
        return new Exposure(
                ClusteredRatio.of(sums[0], sums[1]).share(level),
                ClusteredRatio.of(sums[2], sums[3]).share(level),
                bootstrap.draw(attention.minus(items), n).percentile(level));
    }

    private static Statistic share(double[] tops, double[] bottoms) {
        return times -> {
            double top = 0;
            double bottom = 0;
            for (int i = 0; i < times.length; i++) {
                top += times[i] * tops[i];
                bottom += times[i] * bottoms[i];
            }
            return top / bottom;
        };
    }
}
