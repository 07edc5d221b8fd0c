package oxbow.core.metric;

/// The order of values as indices, without an object per value: merge sort from runs of insertion sort,
/// stable.
final class Ascending {
    private static final int RUN = 16;

    private Ascending() {}

    /// Indices of the values from the lowest to the highest; equal ones in the order in which they come.
    static int[] order(double[] values) {
        int n = values.length;
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int from = 0; from < n; from += RUN) {
            insert(values, order, from, Math.min(n, from + RUN));
        }
        int[] other = new int[n];
        for (long width = RUN; width < n; width *= 2) {
            for (long from = 0; from < n; from += 2 * width) {
                int middle = (int) Math.min(n, from + width);
                merge(values, order, other, (int) from, middle, (int) Math.min(n, middle + width));
            }
            int[] swap = order;
            order = other;
            other = swap;
        }
        return order;
    }

    private static void insert(double[] values, int[] order, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int moved = order[i];
            int at = i;
            while (at > from && values[order[at - 1]] > values[moved]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = moved;
        }
    }

    private static void merge(double[] values, int[] order, int[] into, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeLeft = right >= to || (left < middle && values[order[left]] <= values[order[right]]);
            into[at] = takeLeft ? order[left++] : order[right++];
        }
    }
}
