package oxbow.core.sequential;

import java.util.Map;
import java.util.TreeMap;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Between which values does a quantile of the latency surely lie, and is one arm slower than the other?
///
/// **Guarantee.** The p-quantile lies within [#quantile] at all sizes of the data together, except with
/// probability at most α.
///
/// **Conditions.** Independent requests of one constant distribution: latencies that drift or come in bursts are
/// better judged by [RateRatioTest] fed with "slower than τ", τ fixed beforehand (the promised latency, or the
/// champion's earlier 99th percentile), which holds under drift that both arms share.
///
/// **Method.** Order statistics at p ± (1.5·√(p(1 − p)ℓ) + 0.8·ℓ), ℓ = (1.4·ln ln(2.1·n) + ln(10/α))/n (Howard and
/// Ramdas 2022, theorem 1). Values are counted in bins that are 1 % wide, and bounds are rounded outwards to the
/// ends of their bin, which keeps the guarantee and the memory small: about 700 bins for each factor of 1,000.
///
/// @param bins how many values fell into each bin, by its number
public record LatencyCounts(Map<Integer, Long> bins) implements MergeableState<LatencyCounts> {
    private static final double LOG_GROWTH = Math.log(1.01);
    private static final int MOST_BIN = 80_000;

    /// Checks and copies the counts.
    public LatencyCounts {
        for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
            if (bin.getValue() < 1 || Math.abs(bin.getKey()) > MOST_BIN) {
                throw new IllegalArgumentException("The bin (%d, with %d values) must lie within %d and hold some."
                        .formatted(bin.getKey(), bin.getValue(), MOST_BIN));
            }
        }
        bins = java.util.Collections.unmodifiableMap(new TreeMap<>(bins));
    }

    /// Counts of the given values.
    ///
    /// @param values latencies above 0, in one unit
    public static LatencyCounts of(double... values) {
        Map<Integer, Long> bins = new TreeMap<>();
        for (double value : values) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("The latency (%s) must be above 0.".formatted(value));
            }
            bins.merge((int) Math.floor(Math.log(value) / LOG_GROWTH), 1L, Long::sum);
        }
        return new LatencyCounts(bins);
    }

    /// Values counted.
    public long n() {
        return bins.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Bounds on a quantile; from 0 to infinity while the data are too few to bound it.
    ///
    /// @param p share of the requests that are at most as slow, between 0 and 1
    /// @param alpha probability of ever being wrong, between 0 and 1
    public AnytimeBounds quantile(double p, double alpha) {
        long n = n();
        double reach = n == 0 ? 1 : reach(n, p, alpha);
        double low = n == 0 || p - reach <= 0 ? 0 : start(binOfRank((long) Math.floor(n * (p - reach)), n));
        double high =
                p + reach >= 1 ? Double.POSITIVE_INFINITY : start(1 + binOfRank((long) Math.ceil(n * (p + reach)), n));
        double middle = n == 0 ? 0 : start(binOfRank((long) Math.ceil(n * p), n));
        return new AnytimeBounds(middle, n, low, high, alpha);
    }

    /// Whether the quantile of these values is surely above that of others.
    ///
    /// @param alpha probability of ever saying so falsely, between 0 and 1; half of it for each arm
    public boolean isSlowerThan(LatencyCounts other, double p, double alpha) {
        return quantile(p, alpha / 2).low() > other.quantile(p, alpha / 2).high();
    }

    /// How far in rank, as a share, a bound lies from the quantile.
    static double reach(long n, double p, double alpha) {
        EValues.logThreshold(alpha);
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("The quantile (%s) must be between 0 and 1.".formatted(p));
        }
        double level = (1.4 * Math.log(Math.log(2.1 * n)) + Math.log(10 / alpha)) / n;
        return 1.5 * Math.sqrt(p * (1 - p) * level) + 0.8 * level;
    }

    /// The bin that holds the value of a rank, drawn into 1 to n.
    private int binOfRank(long rank, long n) {
        long left = Math.max(1, Math.min(n, rank));
        int last = 0;
        for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
            last = bin.getKey();
            left -= bin.getValue();
            if (left <= 0) {
                break;
            }
        }
        return last;
    }

    private static double start(int bin) {
        return Math.exp(bin * LOG_GROWTH);
    }

    /// The counts of both; exactly those of one pass.
    @Override
    public LatencyCounts merge(LatencyCounts other) {
        Map<Integer, Long> both = new TreeMap<>(bins);
        other.bins.forEach((bin, count) -> both.merge(bin, count, Long::sum));
        return new LatencyCounts(both);
    }

    @Override
    public byte[] toBytes() {
        StoredWriter writer = StateKind.LATENCY.writer().number(bins.size());
        bins.forEach((bin, count) -> writer.number(bin).number(count));
        return writer.toBytes();
    }

    /// The counts that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static LatencyCounts ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.LATENCY.reader(bytes);
        int count = reader.length(2);
        Map<Integer, Long> bins = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int bin = reader.number(-MOST_BIN, MOST_BIN);
            if (bins.put(bin, reader.number()) != null) {
                throw new IllegalArgumentException("The stored bin (%d) must occur once.".formatted(bin));
            }
        }
        reader.end();
        return new LatencyCounts(bins);
    }
}
