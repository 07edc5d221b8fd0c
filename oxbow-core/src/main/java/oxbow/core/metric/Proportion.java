package oxbow.core.metric;

/// Shares of cases, with intervals. The cases are taken to be independent of each other.
public final class Proportion {
    private Proportion() {}

    /// A share with Wilson's interval (1927), which covers close to its level on average over p, also for small
    /// n and for shares near 0 or 1.
    ///
    /// @param hits cases that count, from 0 to n
    /// @param n all cases; the figure is undefined for 0
    /// @param level probability to cover, between 0 and 1
    public static Figure wilson(long hits, long n, double level) {
        double z = Levels.z(level);
        requireShare(hits, n);
        if (n == 0) {
            return new Figure.Undefined("no cases", 0);
        }
        double[] ends = wilsonEnds(hits, n, z);
        return new Figure.Known((double) hits / n, n, ends[0], ends[1], level, "wilson");
    }

    /// A share with the interval of Clopper and Pearson (1934), which covers with at least its level whatever p
    /// is.
    ///
    /// @param hits cases that count, from 0 to n
    /// @param n all cases; the figure is undefined for 0
    /// @param level probability to cover, between 0 and 1
    public static Figure clopperPearson(long hits, long n, double level) {
        double tail = (1 - Levels.require(level)) / 2;
        requireShare(hits, n);
        if (n == 0) {
            return new Figure.Undefined("no cases", 0);
        }
        double low = hits == 0 ? 0 : Distributions.betaQuantile(tail, (double) hits, n - hits + 1.0);
        double high = hits == n ? 1 : Distributions.betaQuantile(1 - tail, hits + 1.0, (double) n - hits);
        return new Figure.Known((double) hits / n, n, low, high, level, "clopper-pearson");
    }

    /// The first share minus the second, of two independent groups, with Newcombe's interval (1998, method 10).
    ///
    /// @param k1 cases that count in the first group, from 0 to n1
    /// @param n1 all cases of the first group; the figure is undefined for 0
    /// @param k2 cases that count in the second group, from 0 to n2
    /// @param n2 all cases of the second group; the figure is undefined for 0
    /// @param level probability to cover, between 0 and 1
    /// @return the difference, resting on n1 + n2 cases
    public static Figure difference(long k1, long n1, long k2, long n2, double level) {
        double z = Levels.z(level);
        requireShare(k1, n1);
        requireShare(k2, n2);
        if (n1 == 0 || n2 == 0) {
            return new Figure.Undefined(
                    n1 == 0 ? "no cases in the first group" : "no cases in the second group", n1 + n2);
        }
        double first = (double) k1 / n1;
        double second = (double) k2 / n2;
        double[] one = wilsonEnds(k1, n1, z);
        double[] two = wilsonEnds(k2, n2, z);
        double difference = first - second;
        double low = difference - Math.hypot(first - one[0], two[1] - second);
        double high = difference + Math.hypot(one[1] - first, second - two[0]);
        return new Figure.Known(difference, n1 + n2, low, high, level, "newcombe");
    }

    static double[] wilsonEnds(long hits, long n, double z) {
        return wilsonEnds((double) hits / n, (double) n, z);
    }

    /// Wilson's ends for a share of n cases, which need be neither whole nor as many as were counted.
    static double[] wilsonEnds(double p, double n, double z) {
        double square = z * z;
        double centre = p + square / (2 * n);
        double reach = z * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
        double scale = 1 + square / n;
        double low = p == 0 ? 0 : Math.max(0, (centre - reach) / scale);
        double high = p == 1 ? 1 : Math.min(1, (centre + reach) / scale);
        return new double[] {low, high};
    }

    static void requireShare(long hits, long n) {
        if (hits < 0 || hits > n) {
            throw new IllegalArgumentException("The hits (%d) must be between 0 and n (%d).".formatted(hits, n));
        }
    }
}
