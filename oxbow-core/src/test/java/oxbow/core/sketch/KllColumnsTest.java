package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KllColumnsTest {
    private static final int WIDTH = 20;
    private static final int SIZE = WIDTH * KllColumns.ROWS;

    private static double[] values(long seed) {
        double[] values = new SplittableRandom(seed).doubles(SIZE, -1, 1).toArray();
        values[3] = Double.NEGATIVE_INFINITY;
        values[4] = Double.POSITIVE_INFINITY;
        values[5] = -0.0;
        values[6] = 0.0;
        return values;
    }

    private static double[] column(double[] values, int column) {
        double[] sorted = new double[KllColumns.ROWS];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = values[row * WIDTH + column] + 0.0;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /// Oracle: each column sorted by the library.
    @Test
    void everySecondFourthOrEighthOfEachSortedColumnIsKept() {
        for (int bits = 1; bits <= 4; bits++) {
            int step = 1 << bits;
            double[] values = values(bits);
            KllColumns columns = new KllColumns(WIDTH);
            columns.fill(values);
            double[] kept = new double[SIZE];
            int starts = 0;

            assertThat(columns.isFull()).isTrue();
            assertThat(columns.thin(bits, new Coin(9), kept, 7)).isEqualTo(7 + SIZE / step);
            assertThat(columns.isFull()).isFalse();
            for (int column = 0; column < WIDTH; column++) {
                double[] sorted = column(values, column);
                int from = 7 + column * sorted.length / step;
                int start = Arrays.binarySearch(sorted, kept[from]);
                starts |= 1 << start;
                assertThat(start).isBetween(0, step - 1);
                for (int i = 0; i < sorted.length / step; i++) {
                    assertThat(kept[from + i]).isEqualTo(sorted[start + i * step]);
                }
            }
            assertThat(Integer.bitCount(starts)).isGreaterThan(step / 2);
            assertThat(columns.least()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(columns.most()).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    /// The broken variant (all columns start at the same row) would give 0 and 8 only.
    @Test
    void columnsOfTheSameValuesStartEachAtItsOwnRow() {
        double[] values = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = Math.floorDiv(i, WIDTH);
        }
        long kept = 0;
        Coin coin = new Coin(1);
        for (int round = 0; round < 100; round++) {
            KllColumns columns = new KllColumns(WIDTH);
            columns.fill(values);
            double[] into = new double[SIZE];
            int count = columns.thin(3, coin, into, 0);
            long below = Arrays.stream(into, 0, count).filter(v -> v < 4).count();
            assertThat(below).isBetween(1L, WIDTH - 1L);
            kept += below;
        }

        assertThat(kept / (100.0 * WIDTH)).isCloseTo(0.5, within(4 * Math.sqrt(0.25 / (100 * WIDTH))));
    }

    @Test
    void whatWasAddedComesBackAscending() {
        double[] values = values(5);
        KllColumns columns = new KllColumns(WIDTH);
        for (int i = 0; i < 3 * WIDTH + 1; i++) {
            columns.add(values[i]);
        }
        double[] sorted = Arrays.copyOf(values, 3 * WIDTH + 1);
        sorted[5] = 0.0;
        Arrays.sort(sorted);

        assertThat(columns.isFull()).isFalse();
        assertThat(columns.sorted()).isEqualTo(sorted);
        for (int i = 3 * WIDTH + 1; i < SIZE; i++) {
            columns.add(values[i]);
        }
        assertThat(columns.isFull()).isTrue();
        columns.clear();
        assertThat(columns.isFull()).isFalse();
        assertThat(columns.sorted()).isEmpty();
    }
}
