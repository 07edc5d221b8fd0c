package oxbow.core.metric;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Which cases belong together: those of one user, session or document. Cases of one cluster may depend on
/// each other in any way; the clusters are taken to be independent. Immutable.
public final class Clusters {
    private final int[] clusterOf;
    private final int count;

    private Clusters(int[] clusterOf, int count) {
        this.clusterOf = clusterOf;
        this.count = count;
    }

    /// Clusters by key, numbered in the order in which the keys first come.
    ///
    /// @param keys the key of each case
    public static Clusters of(Collection<?> keys) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] clusterOf = new int[keys.size()];
        int i = 0;
        for (Object key : keys) {
            Integer known = numbers.putIfAbsent(key, numbers.size());
            clusterOf[i++] = known == null ? numbers.size() - 1 : known;
        }
        return new Clusters(clusterOf, numbers.size());
    }

    /// Clusters that are already numbered.
    ///
    /// @param clusterOf the number of each case's cluster, from 0 to count − 1; copied
    /// @param count how many clusters; each must hold a case
    public static Clusters numbered(int[] clusterOf, int count) {
        boolean[] seen = new boolean[Math.max(0, count)];
        int distinct = 0;
        for (int cluster : clusterOf) {
            if (cluster < 0 || cluster >= count) {
                throw new IllegalArgumentException(
                        "The cluster (%d) must be between 0 and %d.".formatted(cluster, count - 1));
            }
            distinct += seen[cluster] ? 0 : 1;
            seen[cluster] = true;
        }
        if (distinct != count) {
            throw new IllegalArgumentException(
                    "The clusters (%d) must each hold a case, but %d are empty.".formatted(count, count - distinct));
        }
        return new Clusters(clusterOf.clone(), count);
    }

    /// Every case a cluster of its own.
    public static Clusters singles(int cases) {
        int[] clusterOf = new int[cases];
        for (int i = 0; i < cases; i++) {
            clusterOf[i] = i;
        }
        return new Clusters(clusterOf, cases);
    }

    /// How many clusters.
    public int count() {
        return count;
    }

    /// How many cases.
    public int cases() {
        return clusterOf.length;
    }

    /// The cluster of a case, from 0 to [#count] − 1.
    public int of(int item) {
        return clusterOf[item];
    }

    /// Values of cases added up by cluster.
    ///
    /// @param values one for each case
    public double[] sums(double[] values) {
        requireCases(values.length);
        double[] sums = new double[count];
        for (int i = 0; i < values.length; i++) {
            sums[clusterOf[i]] += values[i];
        }
        return sums;
    }

    void requireCases(int cases) {
        if (cases != clusterOf.length) {
            throw new IllegalArgumentException(
                    "The clusters (of %d cases) must be of the same %d cases.".formatted(clusterOf.length, cases));
        }
    }

    /// Spreads how often each cluster counts over its cases.
    void spread(int[] timesOfCluster, int[] timesOfCase) {
        for (int i = 0; i < clusterOf.length; i++) {
            timesOfCase[i] = timesOfCluster[clusterOf[i]];
        }
    }
}
