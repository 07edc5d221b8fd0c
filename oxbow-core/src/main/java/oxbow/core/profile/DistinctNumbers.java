package oxbow.core.profile;

import java.util.List;
import java.util.TreeMap;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Which different numbers a column holds, as long as they are few.
///
/// **Guarantee**: whether they are few depends on the numbers only, not on how they were cut into parts, and
/// merging equals one pass exactly. Immutable and safe between threads.
///
/// @param few whether there are at most [#MOST_FEW] different numbers
/// @param values the numbers, ascending; empty unless few
/// @param counts how often each occurred; empty unless few
public record DistinctNumbers(boolean few, List<Double> values, List<Long> counts) {
    /// Up to so many different numbers are counted one by one.
    public static final int MOST_FEW = 64;

    private static final DistinctNumbers MANY = new DistinctNumbers(false, List.of(), List.of());

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
    }

    /// The different numbers of both parts.
    public DistinctNumbers merge(DistinctNumbers that) {
        if (!few || !that.few) {
            return MANY;
        }
        TreeMap<Double, Long> all = new TreeMap<>();
        for (DistinctNumbers part : List.of(this, that)) {
            for (int i = 0; i < part.values.size(); i++) {
                all.merge(part.values.get(i), part.counts.get(i), Long::sum);
            }
        }
        return all.size() > MOST_FEW
                ? MANY
                : new DistinctNumbers(true, List.copyOf(all.keySet()), List.copyOf(all.values()));
    }

    void requireCount(long finite) {
        if (few && counts.stream().mapToLong(Long::longValue).sum() != finite) {
            throw new IllegalArgumentException(
                    "The counts of the different numbers must add up to the %d values.".formatted(finite));
        }
    }

    void write(StoredWriter writer) {
        writer.flag(few)
                .reals(values.stream().mapToDouble(Double::doubleValue).toArray())
                .numbers(counts.stream().mapToLong(Long::longValue).toArray());
    }

    static DistinctNumbers read(StoredReader reader) {
        boolean few = reader.flag();
        List<Double> values = PackedDoubles.copyOf(reader.reals());
        long[] counts = reader.numbers();
        Long[] boxed = new Long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            StoredProfiles.require(counts[i] >= 0 && counts[i] <= 1L << 53, "counts from 0 to 2^53");
            boxed[i] = counts[i];
        }
        return new DistinctNumbers(few, values, List.of(boxed));
    }

    /// Counts numbers in a small table until they are too many. Not thread-safe.
    static final class Builder implements FiniteValues {
        private static final int SLOTS = 4 * MOST_FEW;

        private final double[] keys = new double[SLOTS];
        private final long[] times = new long[SLOTS];
        private int size;

        @Override
        public void take(double[] values, int from, int to) {
            for (int i = from; i < to && size <= MOST_FEW; i++) {
                double v = values[i] + 0.0;
                int slot = slot(v);
                while (times[slot] != 0 && keys[slot] != v) {
                    slot = (slot + 1) % SLOTS;
                }
                size += times[slot] == 0 ? 1 : 0;
                keys[slot] = v;
                times[slot]++;
            }
        }

        DistinctNumbers build() {
            if (size > MOST_FEW) {
                return MANY;
            }
            TreeMap<Double, Long> all = new TreeMap<>();
            for (int slot = 0; slot < SLOTS; slot++) {
                if (times[slot] > 0) {
                    all.put(keys[slot], times[slot]);
                }
            }
            return new DistinctNumbers(true, List.copyOf(all.keySet()), List.copyOf(all.values()));
        }

        private static int slot(double v) {
            return (int) ((Double.doubleToRawLongBits(v) * 0x9E3779B97F4A7C15L) >>> 56);
        }
    }
}
