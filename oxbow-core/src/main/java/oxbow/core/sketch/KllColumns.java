package oxbow.core.sketch;

import java.util.Arrays;

/// Sorts many short columns of values side by side and keeps a share of each.
///
/// Row r of all columns lies in one array. To compare two rows and swap where needed is then the same step for
/// every column, which processors do for several columns at once and without a branch to guess. The steps are
/// those of Batcher's odd-even merging network (1968). Values are kept as whole numbers in the order of the
/// numbers they stand for, since those have a minimum that processors know. Not thread-safe.
final class KllColumns {
    /// Values in a column: every s-th of 64 has as little error as every s-th of 4,096 in 64 times as many
    /// pieces, and sorting them costs half as many steps.
    static final int ROWS = 64;

    /// Columns whose starts come from one toss: four bits each.
    private static final int TOGETHER = 16;

    private final long[][] rows;
    private final int width;
    private int row;
    private int column;

    KllColumns(int width) {
        this.rows = new long[ROWS][width];
        this.width = width;
    }

    /// Takes as many values as there is room for in all.
    void fill(double[] values) {
        for (int to = 0; to < ROWS; to++) {
            fill(rows[to], values, to * width);
        }
        row = ROWS;
    }

    void add(double value) {
        rows[row][column++] = key(value);
        if (column == width) {
            column = 0;
            row++;
        }
    }

    boolean isFull() {
        return row == ROWS;
    }

    /// What is there, ascending.
    double[] sorted() {
        double[] values = new double[row * width + column];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(rows[i / width][i % width]);
        }
        Arrays.sort(values);
        return values;
    }

    void clear() {
        row = 0;
        column = 0;
    }

    /// Of each full column in ascending order every 2^bits-th value, from a start of its own.
    ///
    /// @param bits 1 to 4
    /// @param into where they go
    /// @param from index of the first of them
    /// @return index after the last of them
    int thin(int bits, Coin coin, double[] into, int from) {
        sortColumns();
        int step = 1 << bits;
        int to = from;
        long tossed = 0;
        for (int each = 0; each < width; each++) {
            tossed = each % TOGETHER == 0 ? coin.next() : tossed >>> 4;
            for (int at = (int) tossed & (step - 1); at < ROWS; at += step) {
                into[to++] = value(rows[at][each]);
            }
        }
        clear();
        return to;
    }

    /// The smallest of the values thinned last.
    double least() {
        return value(Arrays.stream(rows[0]).min().orElseThrow());
    }

    /// The largest of the values thinned last.
    double most() {
        return value(Arrays.stream(rows[ROWS - 1]).max().orElseThrow());
    }

    private void sortColumns() {
        for (int sorted = 1; sorted < ROWS; sorted *= 2) {
            for (int apart = sorted; apart >= 1; apart /= 2) {
                merge(sorted, apart);
            }
        }
    }

    /// One step of merging neighbours of `sorted` rows each into twice as many.
    private void merge(int sorted, int apart) {
        for (int first = apart % sorted; first + apart < ROWS; first += 2 * apart) {
            if (first / (2 * sorted) == (first + apart) / (2 * sorted)) {
                for (int upper = first; upper < first + apart; upper++) {
                    order(rows[upper], rows[upper + apart]);
                }
            }
        }
    }

    /// The smaller ones to the upper row; the compiler makes vector instructions of this loop.
    private static void order(long[] upper, long[] lower) {
        for (int i = 0; i < upper.length; i++) {
            long a = upper[i];
            long b = lower[i];
            upper[i] = Math.min(a, b);
            lower[i] = Math.max(a, b);
        }
    }

    private static void fill(long[] row, double[] values, int from) {
        for (int i = 0; i < row.length; i++) {
            row[i] = key(values[from + i]);
        }
    }

    /// A whole number that is smaller where the value is; adding 0.0 makes -0.0 plain zero.
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
    }
}
