package oxbow.core.sketch;

import java.util.Arrays;

/// The levels of a KLL sketch while it changes: level h keeps values in ascending order, each of which stands
/// for 2^h values that came in.
///
/// When all levels together hold too much, one of them is halved: every second value, counted from a fair coin,
/// goes one level up. Arrays grow to their final size and are then reused. Not thread-safe.
final class KllLevels {
    private final KllCapacity capacity;
    private final Coin coin;
    private double[][] items = {new double[16]};
    private int[] sizes = {0};
    private int levels = 1;
    private int held;

    KllLevels(int k, Coin coin) {
        this.capacity = new KllCapacity(k);
        this.coin = coin;
    }

    /// Takes a block of ascending values, all of the weight of a level; `count` is a power of two.
    ///
    /// A block that is large for its level is thinned at once to the highest level where it still is: every
    /// s-th value from a random start has less error than halving it log2(s) times in small pieces.
    void addBlock(double[] sorted, int count, int level) {
        int entry = level;
        while (entry < levels - 2 && count >> (entry + 1 - level) >= 2 * capacity.of(entry + 1, levels)) {
            entry++;
        }
        int step = 1 << (entry - level);
        add(sorted, coin.below(step), step, count / step, entry);
        compact();
    }

    /// Takes ascending values of any number.
    void addSorted(double[] sorted, int count, int level) {
        add(sorted, 0, 1, count, level);
        compact();
    }

    /// Takes all levels of another sketch.
    void addAll(double[][] others) {
        for (int level = 0; level < others.length; level++) {
            add(others[level], 0, 1, others[level].length, level);
        }
        compact();
    }

    /// A copy of what each level keeps.
    double[][] copy() {
        double[][] copy = new double[levels][];
        for (int level = 0; level < levels; level++) {
            copy[level] = Arrays.copyOf(items[level], sizes[level]);
        }
        return copy;
    }

    private void compact() {
        while (held > capacity.total(levels)) {
            int level = 0;
            while (sizes[level] <= capacity.of(level, levels)) {
                level++;
            }
            halve(level);
        }
    }

    /// Sends half of a level up. Of an odd number the smallest or the largest stays, as it was.
    private void halve(int level) {
        int size = sizes[level];
        int pairs = size / 2;
        boolean odd = (size & 1) == 1;
        int start = coin.below(2);
        boolean smallestStays = odd && coin.below(2) == 0;
        double[] from = items[level];
        double stays = from[smallestStays ? 0 : size - 1];
        add(from, smallestStays ? start + 1 : start, 2, pairs, level + 1);
        sizes[level] = 0;
        held -= size;
        if (odd) {
            from[0] = stays;
            sizes[level] = 1;
            held++;
        }
    }

    private void add(double[] values, int start, int step, int count, int level) {
        if (count == 0) {
            return;
        }
        raise(level + 1);
        int size = sizes[level];
        if (items[level].length < size + count) {
            items[level] = Arrays.copyOf(items[level], Math.max(size + count, 2 * items[level].length));
        }
        mergeFromBehind(items[level], size, values, start, step, count);
        sizes[level] = size + count;
        held += count;
    }

    private void raise(int atLeast) {
        if (atLeast > levels) {
            items = Arrays.copyOf(items, atLeast);
            sizes = Arrays.copyOf(sizes, atLeast);
            for (int level = levels; level < atLeast; level++) {
                items[level] = new double[16];
            }
            levels = atLeast;
        }
    }

    /// Merges every `step`-th value into an ascending array in place; adding 0.0 makes -0.0 plain zero.
    private static void mergeFromBehind(double[] into, int size, double[] values, int start, int step, int count) {
        int i = size - 1;
        int j = start + (count - 1) * step;
        int to = size + count - 1;
        while (i >= 0 && j >= start) {
            double old = into[i];
            double fresh = values[j] + 0.0;
            boolean takeOld = old > fresh;
            into[to--] = takeOld ? old : fresh;
            i -= takeOld ? 1 : 0;
            j -= takeOld ? 0 : step;
        }
        while (j >= start) {
            into[to--] = values[j] + 0.0;
            j -= step;
        }
    }
}
