package oxbow.core.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// All rows of both sides dealt out anew at random: how many rows end up in categories of which the reference got
/// none.
final class Deals {
    private static final int TILTS = 200;

    private final long[] sizes;
    private final long[] times;
    private final double[] whole;
    private final long m;

    Deals(Map<String, Long> reference, Map<String, Long> current, long n, long m) {
        this.m = m;
        Map<String, Long> rows = new HashMap<>(reference);
        current.forEach((category, count) -> rows.merge(category, count, Long::sum));
        TreeMap<Long, Long> bySize = new TreeMap<>();
        rows.values().forEach(size -> bySize.merge(size, 1L, Long::sum));
        bySize.keySet().removeIf(size -> size == 0 || size > m);
        sizes = bySize.keySet().stream().mapToLong(Long::longValue).toArray();
        times = bySize.values().stream().mapToLong(Long::longValue).toArray();
        whole = new double[sizes.length];
        double log = 0;
        long dealt = 0;
        for (int i = 0; i < sizes.length; i++) {
            for (; dealt < sizes[i] && log > -800; dealt++) {
                log += Math.log((double) (m - dealt) / (n + m - dealt));
            }
            whole[i] = Math.exp(log);
        }
    }

    /// A bound of the probability of at least so many rows: the smallest of Chernoff's over a fixed grid.
    double atLeast(long rows) {
        if (rows == 0) {
            return 1;
        }
        double smallest = 0;
        for (int i = 0; i < TILTS; i++) {
            double tilt = 20 * Math.pow(0.93, i);
            double log = -tilt * rows;
            for (int j = 0; j < sizes.length; j++) {
                log += times[j] * logMoment(whole[j], tilt * sizes[j]);
            }
            smallest = Math.min(smallest, log);
        }
        return Math.exp(smallest);
    }

    /// The fewest rows whose probability is at most p; one more than there are if none is.
    long needed(double p) {
        long low = 0;
        long high = m + 1;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (atLeast(middle) <= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /// ln(1 + q · (e^x − 1)) without overflow.
    private static double logMoment(double q, double x) {
        return x < 30 ? Math.log1p(q * Math.expm1(x)) : x + Math.log(q + (1 - q) * Math.exp(-x));
    }
}
