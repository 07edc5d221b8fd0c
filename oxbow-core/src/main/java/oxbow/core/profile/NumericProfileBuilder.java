package oxbow.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import oxbow.core.table.Column;

/// Accumulates a [NumericProfile] value by value or, faster, a column at a time, in constant memory and without
/// allocating per value. Not thread-safe: give each thread its own and merge the profiles.
///
/// **Guarantee**: the same values in the same order give the same profile to the bit, however they were cut
/// into columns: finite values are gathered into blocks of [#BLOCK], and moments are merged block by block.
public final class NumericProfileBuilder {
    /// Finite values in a block; small enough that all passes over it stay in the nearest cache.
    static final int BLOCK = 512;

    private static final long MAGNITUDE = Long.MAX_VALUE;
    private static final long INFINITE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private final @Nullable FrozenBins bins;
    private final FiniteValues also;
    private final long[] binned;
    private double[] block = new double[8];
    private int size;
    private int folded;
    private Moments moments = Moments.NONE;
    private long count;
    private long missing;
    private long nan;
    private long infinite;
    private long zeros;
    private long negatives;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    NumericProfileBuilder(@Nullable FrozenBins bins) {
        this(bins, (values, from, to) -> {});
    }

    NumericProfileBuilder(@Nullable FrozenBins bins, FiniteValues also) {
        this.bins = bins;
        this.also = also;
        this.binned = new long[bins == null ? 0 : bins.size() + 1];
    }

    /// Takes one value that was present; not-a-number and infinite values are counted apart.
    public NumericProfileBuilder add(double v) {
        if (!Double.isFinite(v)) {
            addOdd(v);
            return this;
        }
        if (size == block.length) {
            block = Arrays.copyOf(block, 2 * size);
        }
        block[size++] = v;
        if (size == BLOCK) {
            flush();
        }
        return this;
    }

    /// Takes one value that was absent.
    public NumericProfileBuilder addMissing() {
        missing++;
        return this;
    }

    /// Takes rows without a value.
    void addMissing(long rows) {
        missing += rows;
    }

    /// Takes the values of a column.
    public NumericProfileBuilder add(Column.Numbers column) {
        ValidRuns.over(column.validity(), column.rows(), (from, to) -> add(column.values(), from, to));
        missing += column.rows() - column.validity().count(column.rows());
        return this;
    }

    /// Takes values that are all present.
    ///
    /// @param values the array that holds them
    /// @param from the first of them
    /// @param to after the last of them
    public NumericProfileBuilder add(double[] values, int from, int to) {
        int at = from;
        while (at < to) {
            if (size == 0 && to - at >= BLOCK && allFinite(values, at, at + BLOCK)) {
                fold(values, at, at + BLOCK);
                moments = moments.merge(Moments.of(values, at, at + BLOCK));
                at += BLOCK;
            } else if (to - at == 1) {
                add(values[at++]);
            } else {
                int end = Math.min(to, at + BLOCK - size);
                gather(values, at, end);
                at = end;
            }
        }
        return this;
    }

    /// The profile so far; the builder can go on.
    public NumericProfile build() {
        fold(block, folded, size);
        folded = size;
        Moments all = moments.merge(Moments.of(block, 0, size));
        List<Long> counts = new ArrayList<>(binned.length);
        for (int i = 0; i < binned.length - 1; i++) {
            counts.add(binned[i]);
        }
        List<Double> edges = bins == null ? List.of() : bins.edges();
        boolean any = count > 0;
        return new NumericProfile(
                count,
                missing,
                nan,
                infinite,
                zeros,
                negatives,
                any ? min + 0.0 : 0,
                any ? max + 0.0 : 0,
                all.mean(),
                all.m2(),
                edges,
                counts);
    }

    /// Appends the finite ones among values to the block, which has room for all; none is asked twice whether
    /// it is finite, since a branch on that is mispredicted where the odd ones are scattered.
    private void gather(double[] values, int from, int to) {
        if (block.length < BLOCK) {
            block = Arrays.copyOf(block, BLOCK);
        }
        int n = size;
        for (int i = from; i < to; i++) {
            block[n] = values[i];
            n += (int) (((Double.doubleToRawLongBits(values[i]) & MAGNITUDE) - INFINITE) >>> 63);
        }
        if (n - size < to - from) {
            for (int i = from; i < to; i++) {
                if (!Double.isFinite(values[i])) {
                    addOdd(values[i]);
                }
            }
        }
        size = n;
        if (size == BLOCK) {
            flush();
        }
    }

    private void flush() {
        fold(block, folded, BLOCK);
        moments = moments.merge(Moments.of(block, 0, BLOCK));
        size = 0;
        folded = 0;
    }

    private void addOdd(double v) {
        if (Double.isNaN(v)) {
            nan++;
            return;
        }
        infinite++;
        if (bins != null) {
            binned[bins.bin(v)]++;
        }
    }

    /// Counts finite values; what is counted here does not depend on where blocks begin.
    private void fold(double[] values, int from, int to) {
        if (from == to) {
            return;
        }
        double low = min;
        double high = max;
        long below = 0;
        long nonzero = 0;
        for (int i = from; i < to; i++) {
            double v = values[i] + 0.0;
            low = v < low ? v : low;
            high = v > high ? v : high;
            long bits = Double.doubleToRawLongBits(v);
            below += bits >>> 63;
            nonzero += (bits | -bits) >>> 63;
        }
        min = low;
        max = high;
        count += to - from;
        negatives += below;
        zeros += to - from - nonzero;
        if (bins != null) {
            bins.count(values, from, to, binned);
        }
        also.take(values, from, to);
    }

    private static boolean allFinite(double[] values, int from, int to) {
        double any = 0;
        double other = 0;
        for (int i = from; i < to - 1; i += 2) {
            any += values[i] * 0;
            other += values[i + 1] * 0;
        }
        return any + other == 0;
    }
}
