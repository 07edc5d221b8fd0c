package oxbow.store;

import java.util.Arrays;
import org.duckdb.DuckDBReadableVector;
import oxbow.core.table.Column;
import oxbow.core.table.Validity;

/// Copies DuckDB's vectors of one column into the arrays of a batch. Not thread-safe.
abstract sealed class VectorFill {

    private final int size;
    private long[] words;
    private int rows;
    private int valid;

    private VectorFill(int size) {
        this.size = size;
        this.words = new long[(size + 63) >> 6];
    }

    static VectorFill of(ParquetColumn.Kind kind, int size) {
        return switch (kind) {
            case NUMBER -> new Numbers(size);
            case FLAG -> new Flags(size);
            case TIME -> new Times(size);
            case TEXT -> new Texts(size);
            case OTHER -> throw new IllegalArgumentException("Such a column cannot be read.");
        };
    }

    /// Copies so many rows of the vector.
    final void take(DuckDBReadableVector vector, int from, int count) {
        for (int i = from; i < from + count; i++, rows++) {
            if (!vector.isNull(i)) {
                words[rows >> 6] |= 1L << rows;
                valid++;
                copy(vector, i, rows);
            }
        }
    }

    abstract void copy(DuckDBReadableVector vector, int from, int to);

    abstract Column column(Validity validity, int count);

    /// What was copied, in arrays of its own; the fill begins anew.
    final Column drain() {
        Column column = column(valid == rows ? Validity.all() : Validity.of(words), rows);
        words = new long[(size + 63) >> 6];
        rows = 0;
        valid = 0;
        return column;
    }

    private static final class Numbers extends VectorFill {
        private double[] values;

        Numbers(int size) {
            super(size);
            values = new double[size];
        }

        @Override
        void copy(DuckDBReadableVector vector, int from, int to) {
            values[to] = vector.getDouble(from);
        }

        @Override
        Column column(Validity validity, int count) {
            double[] full = values;
            values = new double[full.length];
            return new Column.Numbers(full, validity, count);
        }
    }

    private static final class Flags extends VectorFill {
        private boolean[] values;

        Flags(int size) {
            super(size);
            values = new boolean[size];
        }

        @Override
        void copy(DuckDBReadableVector vector, int from, int to) {
            values[to] = vector.getBoolean(from);
        }

        @Override
        Column column(Validity validity, int count) {
            boolean[] full = values;
            values = new boolean[full.length];
            return new Column.Booleans(full, validity, count);
        }
    }

    private static final class Times extends VectorFill {
        private long[] values;

        Times(int size) {
            super(size);
            values = new long[size];
        }

        @Override
        void copy(DuckDBReadableVector vector, int from, int to) {
            values[to] = vector.getLong(from);
        }

        @Override
        Column column(Validity validity, int count) {
            long[] full = values;
            values = new long[full.length];
            return new Column.Times(full, validity, count);
        }
    }

    private static final class Texts extends VectorFill {
        private String[] values;

        Texts(int size) {
            super(size);
            values = blank(size);
        }

        private static String[] blank(int size) {
            String[] values = new String[size];
            Arrays.fill(values, "");
            return values;
        }

        @Override
        void copy(DuckDBReadableVector vector, int from, int to) {
            values[to] = vector.getString(from);
        }

        @Override
        Column column(Validity validity, int count) {
            String[] full = values;
            values = blank(full.length);
            return new Column.Texts(full, validity, count);
        }
    }
}
