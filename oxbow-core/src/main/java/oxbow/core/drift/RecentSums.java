package oxbow.core.drift;

import java.util.ArrayList;
import java.util.List;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Sums of the rows seen, in blocks that are short for recent rows and long for old ones, so that a change can
/// be dated to about a sixteenth of its age however long ago it was.
///
/// Level `k` holds up to 16 blocks of 16 · 2^k rows; where one more comes, the oldest two become one of the next
/// level (Datar et al. 2002). Adding a row costs a few nanoseconds.
final class RecentSums {
    static final int BLOCK = 16;

    private static final int KEPT = 16;
    private static final int LEVELS = 40;

    private final double[] sums = new double[LEVELS * (KEPT + 1)];
    private final int[] kept = new int[LEVELS];
    private double open;
    private int openRows;

    void add(double value) {
        open += value;
        if (++openRows == BLOCK) {
            close();
        }
    }

    void clear() {
        java.util.Arrays.fill(kept, 0);
        open = 0;
        openRows = 0;
    }

    /// A window of rows and their sum, oldest first.
    record Window(long rows, double sum) {}

    List<Window> windows() {
        List<Window> all = new ArrayList<>();
        for (int level = LEVELS - 1; level >= 0; level--) {
            for (int i = 0; i < kept[level]; i++) {
                all.add(new Window((long) BLOCK << level, sums[level * (KEPT + 1) + i]));
            }
        }
        if (openRows > 0) {
            all.add(new Window(openRows, open));
        }
        return all;
    }

    long rows() {
        return windows().stream().mapToLong(Window::rows).sum();
    }

    void write(StoredWriter out) {
        out.number(openRows).real(open);
        for (int level = 0; level < LEVELS; level++) {
            out.number(kept[level]);
            for (int i = 0; i < kept[level]; i++) {
                out.real(sums[level * (KEPT + 1) + i]);
            }
        }
    }

    static RecentSums read(StoredReader in) {
        RecentSums recent = new RecentSums();
        recent.openRows = in.number(0, BLOCK - 1);
        recent.open = sum(in.real(), recent.openRows);
        for (int level = 0; level < LEVELS; level++) {
            recent.kept[level] = in.number(0, KEPT);
            for (int i = 0; i < recent.kept[level]; i++) {
                recent.sums[level * (KEPT + 1) + i] = sum(in.real(), (long) BLOCK << level);
            }
        }
        return recent;
    }

    private static double sum(double value, long rows) {
        if (!(value >= 0 && value <= rows)) {
            throw new IllegalArgumentException(
                    "The stored sum (%s) must be between 0 and its rows (%d).".formatted(value, rows));
        }
        return value;
    }

    private void close() {
        double carried = open;
        open = 0;
        openRows = 0;
        for (int level = 0; level < LEVELS; level++) {
            int from = level * (KEPT + 1);
            sums[from + kept[level]++] = carried;
            if (kept[level] <= KEPT) {
                return;
            }
            carried = sums[from] + sums[from + 1];
            kept[level] -= 2;
            System.arraycopy(sums, from + 2, sums, from, kept[level]);
        }
    }
}
