package oxbow.core.profile;

/// How values follow each other in the order of their rows: what tells counters, identifiers and times that
/// only ever grow from measurements.
///
/// Merging is exact: the step from the last value of the first part to the first value of the second counts
/// too, so parts must be merged in the order of their rows.
///
/// @param count how many values
/// @param first the first of them; 0 and without meaning while count is 0
/// @param last the last of them; 0 and without meaning while count is 0
/// @param rises how many values are above the one before them
/// @param falls how many values are below the one before them
public record RowOrder(long count, double first, double last, long rises, long falls) {
    /// Of no values.
    public static final RowOrder NONE = new RowOrder(0, 0, 0, 0, 0);

    /// Checks that the steps fit between so many values.
    public RowOrder {
        if (rises < 0 || falls < 0 || rises + falls > Math.max(0, count - 1)) {
            throw new IllegalArgumentException(
                    "The rises (%d) and falls (%d) must fit between %d values.".formatted(rises, falls, count));
        }
        if (!Double.isFinite(first) || !Double.isFinite(last)) {
            throw new IllegalArgumentException(
                    "The first (%s) and the last value (%s) must be finite.".formatted(first, last));
        }
        first += 0.0;
        last += 0.0;
    }

    /// Whether there are at least two values and each is above the one before it.
    public boolean ascends() {
        return count > 1 && rises == count - 1;
    }

    /// Whether there are at least two values and none is below the one before it.
    public boolean neverFalls() {
        return count > 1 && falls == 0;
    }

    /// The order of these values followed by those.
    public RowOrder merge(RowOrder that) {
        if (count == 0 || that.count == 0) {
            return count == 0 ? that : this;
        }
        return new RowOrder(
                count + that.count,
                first,
                that.last,
                rises + that.rises + (that.first > last ? 1 : 0),
                falls + that.falls + (that.first < last ? 1 : 0));
    }

    /// Follows values row by row. Not thread-safe.
    static final class Builder implements FiniteValues {
        private long count;
        private double first;
        private double last;
        private long rises;
        private long falls;

        @Override
        public void take(double[] values, int from, int to) {
            if (from == to) {
                return;
            }
            double before = last;
            if (count == 0) {
                first = values[from];
                before = first;
            }
            long up = 0;
            long down = 0;
            for (int i = from; i < to; i++) {
                double v = values[i];
                up += Double.doubleToRawLongBits((before - v) + 0.0) >>> 63;
                down += Double.doubleToRawLongBits((v - before) + 0.0) >>> 63;
                before = v;
            }
            rises += up;
            falls += down;
            last = before;
            count += to - from;
        }

        RowOrder build() {
            return new RowOrder(count, first, last, rises, falls);
        }
    }
}
