package oxbow.core.profile;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import oxbow.core.sketch.HyperLogLog;
import oxbow.core.sketch.HyperLogLogBuilder;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Which different numbers a column holds while they are few; about how many, once they are many.
///
/// **Guarantee**: whether they are few depends on the numbers only, not on how they were cut into parts, and
/// merging equals one pass exactly. Immutable and safe between threads.
///
/// @param few whether there are at most [#MOST_FEW] different numbers
/// @param values the numbers, ascending; empty unless few
/// @param counts how often each occurred; empty unless few
/// @param sketch of all different numbers
public record DistinctNumbers(boolean few, List<Double> values, List<Long> counts, HyperLogLog sketch) {
    /// Up to so many different numbers are counted one by one.
    public static final int MOST_FEW = 64;

    /// Copies the lists and checks their order.
    public DistinctNumbers {
        values = new FrozenBins(values).edges();
        counts = List.copyOf(counts);
        if (values.size() > (few ? MOST_FEW : 0)
                || counts.size() != values.size()
                || counts.stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(
                    "The numbers (%d) must be at most %d, each with a count from 1 up (%d counts)."
                            .formatted(values.size(), MOST_FEW, counts.size()));
        }
        if (few && !sketch.equals(sketch(values).build())) {
            throw new IllegalArgumentException(
                    "The sketch (%s) must be that of the %d numbers.".formatted(sketch, values.size()));
        }
    }

    /// How many different numbers there are, about; exactly while the sketch says so, which it does while they
    /// are few.
    public double count() {
        return sketch.estimate();
    }

    /// The different numbers of both parts.
    public DistinctNumbers merge(DistinctNumbers that) {
        HyperLogLog both = sketch.merge(that.sketch);
        if (!few || !that.few) {
            return many(both);
        }
        TreeMap<Double, Long> all = new TreeMap<>();
        for (DistinctNumbers part : List.of(this, that)) {
            for (int i = 0; i < part.values.size(); i++) {
                all.merge(part.values.get(i), part.counts.get(i), Long::sum);
            }
        }
        return all.size() > MOST_FEW ? many(both) : few(all);
    }

    void requireCount(long finite) {
        if (few && counts.stream().mapToLong(Long::longValue).sum() != finite) {
            throw new IllegalArgumentException(
                    "The counts of the different numbers must add up to the %d values.".formatted(finite));
        }
    }

    void write(StoredWriter writer) {
        writer.flag(few);
        if (few) {
            writer.reals(values.stream().mapToDouble(Double::doubleValue).toArray())
                    .numbers(counts.stream().mapToLong(Long::longValue).toArray());
        } else {
            writer.bytes(sketch.toBytes());
        }
    }

    static DistinctNumbers read(StoredReader reader) {
        if (!reader.flag()) {
            return many(HyperLogLog.ofBytes(reader.bytes()));
        }
        List<Double> values = PackedDoubles.copyOf(reader.reals());
        long[] counts = reader.numbers();
        Long[] boxed = new Long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            StoredProfiles.require(counts[i] >= 0 && counts[i] <= 1L << 53, "counts from 0 to 2^53");
            boxed[i] = counts[i];
        }
        return new DistinctNumbers(true, values, List.of(boxed), sketch(values).build());
    }

    private static DistinctNumbers many(HyperLogLog sketch) {
        return new DistinctNumbers(false, List.of(), List.of(), sketch);
    }

    private static DistinctNumbers few(SortedMap<Double, Long> counts) {
        List<Double> values = List.copyOf(counts.keySet());
        return new DistinctNumbers(
                true, values, List.copyOf(counts.values()), sketch(values).build());
    }

    private static HyperLogLogBuilder sketch(Iterable<Double> values) {
        HyperLogLogBuilder sketch = new HyperLogLogBuilder(HyperLogLog.DEFAULT_LG_K);
        for (double v : values) {
            sketch.add(v);
        }
        return sketch;
    }

    /// Counts numbers in a small table until they are too many; only then are they hashed. Not thread-safe.
    static final class Builder implements FiniteValues {
        private static final int SLOTS = 4 * MOST_FEW;

        private final double[] keys = new double[SLOTS];
        private final long[] times = new long[SLOTS];
        private int size;
        private @org.jspecify.annotations.Nullable HyperLogLogBuilder many;

        @Override
        public void take(double[] values, int from, int to) {
            int at = from;
            while (at < to && many == null) {
                count(values[at++] + 0.0);
            }
            if (many != null) {
                many.add(values, at, to);
            }
        }

        private void count(double v) {
            int slot = (int) ((Double.doubleToRawLongBits(v) * 0x9E3779B97F4A7C15L) >>> 56);
            while (times[slot] != 0 && keys[slot] != v) {
                slot = (slot + 1) % SLOTS;
            }
            size += times[slot] == 0 ? 1 : 0;
            keys[slot] = v;
            times[slot]++;
            if (size > MOST_FEW) {
                many = sketch(counts().keySet());
            }
        }

        DistinctNumbers build() {
            return many == null ? few(counts()) : many(many.build());
        }

        private SortedMap<Double, Long> counts() {
            TreeMap<Double, Long> all = new TreeMap<>();
            for (int slot = 0; slot < SLOTS; slot++) {
                if (times[slot] > 0) {
                    all.put(keys[slot], times[slot]);
                }
            }
            return all;
        }
    }
}
