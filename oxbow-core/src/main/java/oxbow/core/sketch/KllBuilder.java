package oxbow.core.sketch;

import java.util.Arrays;
import java.util.Objects;

/// Accumulates a [KllSketch] value by value, in columns, or from other sketches.
///
/// Values wait in a block, which is sorted once when it is full and thinned into the levels of the sketch. Once
/// there are so many values that it hardly shows (from 2·k²), one of 2, 4, 8, … neighbours is
/// drawn before the sorting, as in the paper's sampler.
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
    private static final int MOST_SKIPPED_BITS = 10;

    private final Coin coin;
    private final int blockSize;
    private int k;
    private KllLevels levels;
    private double[] block = new double[FIRST_BLOCK];
    private int waiting;
    private double[] drawn = new double[0];
    private int drawnCount;
    private int drawnLevel;
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
        this.blockSize = Math.clamp(4L * Integer.highestOneBit(k), 2_048, 16_384);
    }

    private KllBuilder(KllBuilder other) {
        this.k = other.k;
        this.coin = new Coin(other.coin.state());
        this.blockSize = other.blockSize;
        this.levels = new KllLevels(k, coin);
        this.levels.addAll(other.levels.copy());
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
        end.levels.addSorted(sorted(drawn, drawnCount), drawnCount, drawnLevel);
        if (waiting > 0) {
            double[] rest = sorted(block, waiting);
            end.before += waiting;
            end.spread(rest[0], rest[waiting - 1]);
            end.levels.addSorted(rest, waiting, 0);
        }
        return new KllSketch(end.k, end.before, end.min, end.max, end.coin.state(), end.levels.copy());
    }

    private static double[] sorted(double[] values, int count) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private void makeRoom() {
        if (block.length < blockSize) {
            block = Arrays.copyOf(block, 2 * block.length);
            return;
        }
        before += blockSize;
        int level = drawingLevel();
        if (level == 0) {
            Arrays.sort(block);
            spread(block[0], block[blockSize - 1]);
            levels.addBlock(block, blockSize, 0);
        } else {
            spreadOver(block);
            draw(level);
        }
        waiting = 0;
    }

    private void spread(double least, double most) {
        min = Math.min(min, least) + 0.0;
        max = Math.max(max, most) + 0.0;
    }

    /// Comparisons that nearly always fail are quicker than the minimum of doubles.
    private void spreadOver(double[] values) {
        double least = min;
        double most = max;
        for (double value : values) {
            if (value < least) {
                least = value;
            }
            if (value > most) {
                most = value;
            }
        }
        spread(least, most);
    }

    /// How often the neighbours drawn from may double: the draw adds about a third to the variance of
    /// the sketch, which stays below that of a sketch that sorts everything in small pieces.
    private int drawingLevel() {
        long doublings = before / ((long) k * k);
        return doublings < 2 ? 0 : Math.min(MOST_SKIPPED_BITS, Long.SIZE - 1 - Long.numberOfLeadingZeros(doublings));
    }

    private void draw(int level) {
        if (drawn.length == 0) {
            drawn = new double[blockSize];
        }
        if (level != drawnLevel) {
            levels.addSorted(sorted(drawn, drawnCount), drawnCount, drawnLevel);
            drawnCount = 0;
            drawnLevel = level;
        }
        int step = 1 << level;
        for (int at = 0; at < blockSize; at += step) {
            drawn[drawnCount++] = block[at + coin.below(step)];
        }
        if (drawnCount == blockSize) {
            Arrays.sort(drawn);
            levels.addBlock(drawn, blockSize, level);
            drawnCount = 0;
        }
    }

    private static IllegalArgumentException notANumber() {
        return new IllegalArgumentException(
                "The value (NaN) must be a number that can be ordered. Maybe count missing values apart?");
    }
}
