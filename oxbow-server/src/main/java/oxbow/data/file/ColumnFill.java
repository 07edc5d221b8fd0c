package oxbow.data.file;

import java.util.Arrays;
import oxbow.core.table.Column;
import oxbow.core.table.Validity;

/// Takes the cells of one column, batch by batch. Not thread-safe.
abstract sealed class ColumnFill {

    private long[] words = new long[0];
    private int valid;
    private int rows;

    static ColumnFill of(CellKind kind, Cells cells, int size) {
        ColumnFill fill = switch (kind) {
            case EMPTY, NUMBER -> new Numbers(cells, size);
            case FLAG -> new Flags(size);
            case TIME -> new Points(cells, size);
            case TEXT -> new Words(size);
        };
        fill.words = new long[(size + 63) >> 6];
        return fill;
    }

    /// Takes the cell of the next row; false if it is not of the column's kind.
    ///
    /// @throws BrokenLine if the cell cannot be read at all
    abstract boolean take(Records records, int cell) throws BrokenLine;

    abstract Column column(Validity validity, int count);

    final int row() {
        return rows;
    }

    final boolean present() {
        words[rows >> 6] |= 1L << rows;
        valid++;
        rows++;
        return true;
    }

    /// Takes a row without a value, if the cell is one that says so.
    final boolean absent(Records records, int cell) {
        if (!Cells.missing(records.bytes(), records.start(cell), records.end(cell))) {
            return false;
        }
        rows++;
        return true;
    }

    /// What was taken, in arrays of its own; the fill begins anew.
    final Column drain() {
        int count = rows;
        Validity validity = valid == count ? Validity.all() : Validity.of(words);
        words = new long[words.length];
        valid = 0;
        rows = 0;
        return column(validity, count);
    }

    private static final class Numbers extends ColumnFill {
        private final Decimals decimals;
        private double[] values;

        Numbers(Cells cells, int size) {
            this.decimals = cells.decimals();
            this.values = new double[size];
        }

        @Override
        boolean take(Records records, int cell) {
            if (decimals.read(records.bytes(), records.start(cell), records.end(cell))) {
                values[row()] = decimals.value();
                return present();
            }
            return absent(records, cell);
        }

        @Override
        Column column(Validity validity, int count) {
            double[] full = values;
            values = new double[full.length];
            return new Column.Numbers(full, validity, count);
        }
    }

    private static final class Flags extends ColumnFill {
        private boolean[] values;

        Flags(int size) {
            this.values = new boolean[size];
        }

        @Override
        boolean take(Records records, int cell) {
            int flag = Cells.flag(records.bytes(), records.start(cell), records.end(cell));
            if (flag >= 0) {
                values[row()] = flag == 1;
                return present();
            }
            return absent(records, cell);
        }

        @Override
        Column column(Validity validity, int count) {
            boolean[] full = values;
            values = new boolean[full.length];
            return new Column.Booleans(full, validity, count);
        }
    }

    private static final class Points extends ColumnFill {
        private final Times times;
        private long[] values;

        Points(Cells cells, int size) {
            this.times = cells.times();
            this.values = new long[size];
        }

        @Override
        boolean take(Records records, int cell) {
            if (times.read(records.bytes(), records.start(cell), records.end(cell))) {
                values[row()] = times.millis();
                return present();
            }
            return absent(records, cell);
        }

        @Override
        Column column(Validity validity, int count) {
            long[] full = values;
            values = new long[full.length];
            return new Column.Times(full, validity, count);
        }
    }

    private static final class Words extends ColumnFill {
        private final WordCache cache = new WordCache();
        private String[] values;

        Words(int size) {
            this.values = blank(size);
        }

        private static String[] blank(int size) {
            String[] values = new String[size];
            Arrays.fill(values, "");
            return values;
        }

        @Override
        boolean take(Records records, int cell) throws BrokenLine {
            if (absent(records, cell)) {
                return true;
            }
            values[row()] = cache.word(records, cell);
            return present();
        }

        @Override
        Column column(Validity validity, int count) {
            String[] full = values;
            values = blank(full.length);
            return new Column.Texts(full, validity, count);
        }
    }
}
