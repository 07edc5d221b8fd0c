package oxbow.core.sketch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What remains of many numbers so that any quantile and rank can be asked for: a quantile sketch.
///
/// Rank and share mean the same here: the share of values that are at most v, from 0 to 1, v included. Up to
/// [#k()] values the sketch keeps all and every answer is exact; smallest and largest value are always exact.
///
/// **Guarantee**: for a rank asked for once, the answer is off by at most [#rankError()] in 99 of 100 sketches,
/// and by at most [#uniformRankError()] at all ranks at once, whatever the values and their order. The error is
/// in rank, not in value. Merging keeps it: many parts merged have the error of one pass.
///
/// **Conditions**: the seeds of the coins were not chosen to fit the values, and parts that are merged had
/// different seeds.
///
/// With [#DEFAULT_K] the error is 0.15 % for one rank and 0.23 % for all, and the stored form takes about 25 kB,
/// however many values came in. Immutable and safe between threads; [KllBuilder] accumulates.
///
/// Source: Karnin, Lang and Liberty, "Optimal quantile approximation in streams" (2016).
public final class KllSketch {
    /// The size unless told otherwise.
    public static final int DEFAULT_K = 1_024;

    private final int k;
    private final long n;
    private final double min;
    private final double max;
    private final long coin;
    private final double[][] levels;
    private @Nullable KllView view;

    KllSketch(int k, long n, double min, double max, long coin, double[][] levels) {
        this.k = k;
        this.n = n;
        this.min = min;
        this.max = max;
        this.coin = coin;
        this.levels = levels;
    }

    /// The sketch of no values.
    ///
    /// @param k its size, 8 to 65,535
    public static KllSketch empty(int k) {
        return new KllBuilder(k, 0).build();
    }

    /// The size: how much is kept, from which the error follows.
    public int k() {
        return k;
    }

    /// How many values came in.
    public long n() {
        return n;
    }

    /// Whether no value came in.
    public boolean isEmpty() {
        return n == 0;
    }

    /// The smallest value, exactly.
    ///
    /// @throws IllegalStateException if the sketch is empty
    public double min() {
        requireValues();
        return min;
    }

    /// The largest value, exactly.
    ///
    /// @throws IllegalStateException if the sketch is empty
    public double max() {
        requireValues();
        return max;
    }

    /// The smallest value kept with at least this share of all values at or below it. Rank 0 is the minimum and
    /// rank 1 the maximum, exactly.
    ///
    /// @param rank share of the values, 0 to 1
    /// @throws IllegalArgumentException if the rank is no share
    /// @throws IllegalStateException if the sketch is empty
    public double quantile(double rank) {
        requireValues();
        if (!(rank >= 0 && rank <= 1)) {
            throw new IllegalArgumentException(
                    "The rank (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(rank));
        }
        if (rank == 0) {
            return min;
        }
        return rank == 1 ? max : view().quantile(rank);
    }

    /// The quantiles of several ranks, in their order; see [#quantile(double)].
    public double[] quantiles(double[] ranks) {
        double[] values = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            values[i] = quantile(ranks[i]);
        }
        return values;
    }

    /// The share of values that are at most v, v included.
    ///
    /// @throws IllegalArgumentException if v is `NaN`
    /// @throws IllegalStateException if the sketch is empty
    public double rank(double v) {
        requireValues();
        if (Double.isNaN(v)) {
            throw new IllegalArgumentException("The value (NaN) must be a number that has a rank.");
        }
        if (v < min) {
            return 0;
        }
        return v >= max ? 1 : view().rank(v);
    }

    /// How far a rank may be off, as a share: holds for a single question in 99 of 100 sketches. 0 while all
    /// values are kept.
    public double rankError() {
        return isExact() ? 0 : KllError.single(k);
    }

    /// How far all ranks at once may be off, as a share: holds in 99 of 100 sketches. 0 while all values are
    /// kept.
    public double uniformRankError() {
        return isExact() ? 0 : KllError.uniform(k);
    }

    /// The values kept, ascending; a copy.
    public double[] values() {
        return view().values();
    }

    /// For how many values each value of [#values()] stands; a copy. They add up to [#n()].
    public long[] weights() {
        return view().weights();
    }

    /// How many values each value of [#values()] and those before it stand for; a copy. The last is [#n()].
    public long[] cumulativeWeights() {
        return view().cumulative();
    }

    /// The sketch of both parts together: it depends on the two and their order, and on nothing else. If their k
    /// differ, it has the smaller one and so the larger error. Merging with an empty sketch of the same k changes
    /// nothing.
    public KllSketch merge(KllSketch that) {
        if (that.isEmpty() && that.k >= k) {
            return this;
        }
        if (isEmpty() && k >= that.k) {
            return that;
        }
        return toBuilder().add(that).build();
    }

    /// A builder that goes on from here, with the coins of this sketch.
    public KllBuilder toBuilder() {
        return new KllBuilder(k, coin).resume(this);
    }

    /// The stored form. Equal sketches have equal bytes.
    public byte[] toBytes() {
        return KllStored.write(this);
    }

    /// A sketch from its stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not the stored form of a quantile sketch
    public static KllSketch ofBytes(byte[] bytes) {
        return KllStored.read(bytes);
    }

    long coin() {
        return coin;
    }

    double[][] levels() {
        return levels;
    }

    private boolean isExact() {
        return levels.length == 1;
    }

    /// Made when first asked for. Two threads may both make it; they make the same.
    private KllView view() {
        KllView known = view;
        if (known == null) {
            known = KllView.of(levels);
            view = known;
        }
        return known;
    }

    private void requireValues() {
        if (n == 0) {
            throw new IllegalStateException("The sketch (0 values) must have values to be asked about them.");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KllSketch that
                && k == that.k
                && n == that.n
                && coin == that.coin
                && Double.compare(min, that.min) == 0
                && Double.compare(max, that.max) == 0
                && Arrays.deepEquals(levels, that.levels);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(levels) * 31 + Long.hashCode(n ^ coin) + k;
    }

    @Override
    public String toString() {
        return isEmpty()
                ? "KllSketch[k=%d, empty]".formatted(k)
                : "KllSketch[k=%d, n=%d, min=%s, max=%s]".formatted(k, n, min, max);
    }
}
