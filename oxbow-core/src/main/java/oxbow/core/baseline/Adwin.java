package oxbow.core.baseline;

/// Adaptive windowing (ADWIN2: Bifet and Gavaldà 2007), for comparison only.
///
/// It keeps a window of the newest rows in buckets that double in size, and drops the oldest bucket as long as
/// some split of the window has two means that differ by more than the variance explains. Like the code in
/// common use it looks every 32 rows and takes the variance where the paper's proof has a bound, so δ is **no
/// bound** on false alarms over a stream. After an alarm it begins anew with the rows that follow, as river's
/// does; the paper keeps the younger part of the window.
public final class Adwin implements Watcher {
    private static final int PER_LEVEL = 5;
    private static final int LEVELS = 40;
    private static final int CLOCK = 32;
    private static final int FEWEST = 5;
    private static final int GRACE = 10;

    private final double delta;
    private final double[][] totals = new double[LEVELS][PER_LEVEL + 1];
    private final double[][] squares = new double[LEVELS][PER_LEVEL + 1];
    private final int[] kept = new int[LEVELS];
    private int levels = 1;
    private long rows;
    private long width;
    private double total;
    private double square;

    /// The usual one: δ = 0.002.
    public Adwin() {
        this(0.002);
    }

    /// @param delta how sure each look must be, between 0 and 1
    public Adwin(double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("The delta (%s) must be between 0 and 1.".formatted(delta));
        }
        this.delta = delta;
    }

    @Override
    public boolean observe(double value) {
        rows++;
        if (width > 0) {
            double distance = value - total / width;
            square += width * distance * distance / (width + 1);
        }
        width++;
        total += value;
        append(value);
        boolean changed = false;
        while (rows % CLOCK == 0 && width > GRACE && differs()) {
            dropOldest();
            changed = true;
        }
        if (changed) {
            clear();
        }
        return changed;
    }

    private void clear() {
        java.util.Arrays.fill(kept, 0);
        levels = 1;
        rows = 0;
        width = 0;
        total = 0;
        square = 0;
    }

    /// Rows in the window.
    public long width() {
        return width;
    }

    /// Mean of the window.
    public double mean() {
        return width == 0 ? 0 : total / width;
    }

    private void append(double value) {
        put(0, value, 0);
        for (int level = 0; kept[level] > PER_LEVEL; level++) {
            double size = (double) (1L << level);
            double one = totals[level][0];
            double two = totals[level][1];
            double distance = one / size - two / size;
            double together = squares[level][0] + squares[level][1] + size * distance * distance / 2;
            shift(level, 2);
            put(level + 1, one + two, together);
            levels = Math.max(levels, level + 2);
        }
    }

    private void put(int level, double sum, double spread) {
        totals[level][kept[level]] = sum;
        squares[level][kept[level]++] = spread;
    }

    private void shift(int level, int count) {
        kept[level] -= count;
        System.arraycopy(totals[level], count, totals[level], 0, kept[level]);
        System.arraycopy(squares[level], count, squares[level], 0, kept[level]);
    }

    private boolean differs() {
        double old = 0;
        double sum = 0;
        for (int level = levels - 1; level >= 0; level--) {
            for (int i = 0; i < kept[level]; i++) {
                old += (double) (1L << level);
                sum += totals[level][i];
                double young = (double) width - old;
                if (old >= FEWEST && young >= FEWEST && tooFar(old, young, sum / old - (total - sum) / young)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean tooFar(double old, double young, double distance) {
        double sure = Math.log(2 * Math.log((double) width) / delta);
        double harmonic = 1 / (old - FEWEST + 1) + 1 / (young - FEWEST + 1);
        double reach = Math.sqrt(2 * harmonic * square / width * sure) + 2.0 / 3 * sure * harmonic;
        return Math.abs(distance) > reach;
    }

    private void dropOldest() {
        int level = levels - 1;
        double size = (double) (1L << level);
        double sum = totals[level][0];
        double spread = squares[level][0];
        width -= 1L << level;
        total -= sum;
        double distance = sum / size - total / width;
        square = Math.max(0, square - spread - size * width * distance * distance / (size + width));
        shift(level, 1);
        while (levels > 1 && kept[levels - 1] == 0) {
            levels--;
        }
    }
}
