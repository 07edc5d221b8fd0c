package oxbow.core.profile;

import oxbow.core.table.Validity;

/// The runs of rows that have a value.
final class ValidRuns {
    private ValidRuns() {}

    /// Takes a run of rows.
    @FunctionalInterface
    interface Run {
        void take(int from, int to);
    }

    /// Calls `run` for each longest run of rows that all have a value, in order.
    static void over(Validity validity, int rows, Run run) {
        if (validity.isAll()) {
            run.take(0, rows);
            return;
        }
        int from = next(validity, 0, rows, true);
        while (from < rows) {
            int to = next(validity, from, rows, false);
            run.take(from, to);
            from = next(validity, to, rows, true);
        }
    }

    /// The first row from `from` on that has a value or, if `present` is false, that has none; `rows` if none.
    private static int next(Validity validity, int from, int rows, boolean present) {
        for (int row = from; row < rows; row = (row | 63) + 1) {
            long word = present ? validity.word(row >> 6) : ~validity.word(row >> 6);
            word >>>= row;
            if (word != 0) {
                return Math.min(rows, row + Long.numberOfTrailingZeros(word));
            }
        }
        return rows;
    }
}
