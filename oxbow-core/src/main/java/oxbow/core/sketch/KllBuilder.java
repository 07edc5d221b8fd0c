package oxbow.core.sketch;

import java.util.Arrays;
import java.util.Objects;

/// Accumulates a [KllSketch] value by value, in columns, or from other sketches.
///
/// Values wait in a block, which is sorted once when it is full and thinned into the levels of the sketch. Once
/// there are so many values that it hardly shows (from k²/32), some of them are left out before that.
///
/// **Guarantee**: the sketch depends on k, the seed and the values in their order only; it does not matter
/// whether they came one by one or in arrays, nor when [#build()] was called. Nothing is allocated once the
/// block and the levels have grown. Not thread-safe.
///
/// **Conditions**: partitions that are to be merged have seeds of their own, so that their errors do not add up.
/// `NaN` is not a value to be ordered: callers leave it out (and count it). Infinities are ordered. `-0.0` is
/// taken as `0.0`.
public final class KllBuilder {
    private static final int FIRST_BLOCK = 32;

    private final Coin coin;
    private final int blockSize;
    private int k;
    private KllLevels levels;
    private double[] block = new double[FIRST_BLOCK];
    private int waiting;
    private final KllThinning thinning;
    private long before;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /// @param k size of the sketch, 8 to 65,535; see [KllSketch#DEFAULT_K]
    /// @param seed seed of the coins
    /// @throws IllegalArgumentException if k is out of range
    public KllBuilder(int k, long seed) {
        this.k = KllCapacity.requireK(k);
        this.coin = new Coin(seed);
        this.levels = new KllLevels(k, coin);
        this.blockSize = Math.clamp(4L * Integer.highestOneBit(k), 4_096, 16_384);
        this.thinning = new KllThinning(coin, blockSize);
    }

    private KllBuilder(KllBuilder other) {
        this.k = other.k;
        this.coin = new Coin(other.coin.state());
        this.blockSize = other.blockSize;
        this.levels = new KllLevels(k, coin);
        this.levels.addAll(other.levels.copy());
        this.thinning = new KllThinning(coin, blockSize);
        this.before = other.before;
        this.min = other.min;
        this.max = other.max;
    }

    /// Takes one value.
    ///
    /// @throws IllegalArgumentException if it is `NaN`
    public KllBuilder add(double value) {
        if (Double.isNaN(value)) {
            throw notANumber();
        }
        if (waiting == block.length) {
            makeRoom();
        }
        block[waiting++] = value;
        return this;
    }

    /// Takes the values from index `from` (included) to `to` (excluded): the fast path.
    ///
    /// @throws IllegalArgumentException if one of them is `NaN`; then none is taken
    public KllBuilder add(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        for (int i = from; i < to; i++) {
            if (Double.isNaN(values[i])) {
                throw notANumber();
            }
        }
        int at = from;
        while (at < to) {
            if (waiting == block.length) {
                makeRoom();
            }
            int some = Math.min(to - at, block.length - waiting);
            System.arraycopy(values, at, block, waiting, some);
            waiting += some;
            at += some;
        }
        return this;
    }

    /// Merges a sketch in, as if its values had been added. If its k is smaller, the builder goes on with that.
    public KllBuilder add(KllSketch sketch) {
        if (sketch.k() < k) {
            k = sketch.k();
            KllLevels smaller = new KllLevels(k, coin);
            smaller.addAll(levels.copy());
            levels = smaller;
        }
        if (!sketch.isEmpty()) {
            before = Math.addExact(before, sketch.n());
            min = Math.min(min, sketch.min());
            max = Math.max(max, sketch.max());
            coin.join(sketch.coin());
            levels.addAll(sketch.levels());
        }
        return this;
    }

    /// Goes on from a sketch of the same k and coin.
    KllBuilder resume(KllSketch sketch) {
        if (!sketch.isEmpty()) {
            before = sketch.n();
            min = sketch.min();
            max = sketch.max();
            levels.addAll(sketch.levels());
        }
        return this;
    }

    /// How many values there are so far.
    public long n() {
        return before + waiting;
    }

    /// The sketch so far; the builder can go on, as if it had not been asked.
    public KllSketch build() {
        KllBuilder end = new KllBuilder(this);
        thinning.giveTo(end.levels);
        if (waiting > 0) {
            double[] rest = Arrays.copyOf(block, waiting);
            Arrays.sort(rest);
            end.before += waiting;
            end.spread(rest[0], rest[waiting - 1]);
            end.levels.addSorted(rest, waiting, 0);
        }
        return new KllSketch(end.k, end.before, end.min, end.max, end.coin.state(), end.levels.copy());
    }

    private void makeRoom() {
        if (block.length < blockSize) {
            block = Arrays.copyOf(block, 2 * block.length);
            return;
        }
        before += blockSize;
        int level = KllThinning.level(before, k);
        if (level == 0) {
            Arrays.sort(block);
            spread(block[0], block[blockSize - 1]);
            levels.addBlock(block, blockSize, 0);
        } else {
            thinning.take(block, level, levels);
            spread(thinning.least(), thinning.most());
        }
        waiting = 0;
    }

    private void spread(double least, double most) {
        min = Math.min(min, least) + 0.0;
        max = Math.max(max, most) + 0.0;
    }

    private static IllegalArgumentException notANumber() {
        return new IllegalArgumentException(
                "The value (NaN) must be a number that can be ordered. Maybe count missing values apart?");
    }
}
