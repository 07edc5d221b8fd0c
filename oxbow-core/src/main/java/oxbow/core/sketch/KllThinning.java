package oxbow.core.sketch;

import java.util.Arrays;

/// Lets a share of the values through to the levels of a sketch, once there are so many that it hardly shows.
///
/// From k²/32 values on, 64 values at a time are sorted and every second is kept; from k²/8 every fourth, from k²
/// every eighth. From 4·k² on, one of 2, 4, 8, … neighbours is drawn before, as in the paper's sampler. Keeping
/// every s-th of 64 has a variance of at most s²/6 for those 64, drawing one of s (s − 1)/4 for each value: in all
/// at most 0.07·n²/k², a third of that of the sketch.
/// Not thread-safe.
final class KllThinning {
    private static final int MOST_SORTED_BITS = 3;
    private static final int MOST_DRAWN_BITS = 10;

    private final Coin coin;
    private final int blockSize;
    private KllColumns columns = new KllColumns(0);
    private double[] kept = new double[0];
    private int keptCount;
    private int level;
    private double least;
    private double most;

    KllThinning(Coin coin, int blockSize) {
        this.coin = coin;
        this.blockSize = blockSize;
    }

    /// How many doublings of weight a value may go through after so many others.
    static int level(long before, int k) {
        long parts = before / ((long) k * k / 32);
        int sorted = parts < 1 ? 0 : parts < 4 ? 1 : parts < 32 ? 2 : MOST_SORTED_BITS;
        int doublings = Long.SIZE - Long.numberOfLeadingZeros(parts / 128);
        return sorted + Math.min(MOST_DRAWN_BITS, doublings);
    }

    /// Takes a block in any order.
    ///
    /// @param level from [#level], at least 1
    void take(double[] block, int level, KllLevels levels) {
        if (kept.length == 0) {
            kept = new double[blockSize];
            columns = new KllColumns(blockSize / KllColumns.ROWS);
        }
        if (level != this.level) {
            finish(levels);
            this.level = level;
        }
        if (drawnBits() == 0) {
            columns.fill(block);
        } else {
            range(block);
            draw(block, drawnBits());
        }
        if (columns.isFull()) {
            keptCount = columns.thin(level - drawnBits(), coin, kept, keptCount);
            if (drawnBits() == 0) {
                least = columns.least();
                most = columns.most();
            }
        }
        if (keptCount == blockSize) {
            Arrays.sort(kept);
            levels.addBlock(kept, blockSize, level);
            keptCount = 0;
        }
    }

    /// The smallest value of the last block.
    double least() {
        return least;
    }

    /// The largest value of the last block.
    double most() {
        return most;
    }

    /// Gives the levels what waits here, and has nothing then.
    void finish(KllLevels levels) {
        giveTo(levels);
        columns.clear();
        keptCount = 0;
    }

    /// Gives the levels what waits here, and still has it.
    void giveTo(KllLevels levels) {
        double[] drawn = columns.sorted();
        levels.addSorted(drawn, drawn.length, drawnBits());
        double[] rest = Arrays.copyOf(kept, keptCount);
        Arrays.sort(rest);
        levels.addSorted(rest, keptCount, level);
    }

    private int drawnBits() {
        return Math.max(0, level - MOST_SORTED_BITS);
    }

    /// Comparisons that nearly always fail are quicker than the minimum of doubles.
    private void range(double[] block) {
        double low = block[0];
        double high = block[0];
        for (double value : block) {
            if (value < low) {
                low = value;
            }
            if (value > high) {
                high = value;
            }
        }
        least = low;
        most = high;
    }

    /// One toss serves several draws.
    private void draw(double[] block, int bits) {
        int step = 1 << bits;
        int draws = Long.SIZE / bits;
        long tossed = 0;
        int left = 0;
        for (int at = 0; at < block.length; at += step) {
            if (left == 0) {
                tossed = coin.next();
                left = draws;
            }
            columns.add(block[at + ((int) tossed & (step - 1))]);
            tossed >>>= bits;
            left--;
        }
    }
}
