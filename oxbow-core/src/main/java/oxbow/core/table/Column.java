package oxbow.core.table;

/// A run of values of one column. Values of rows that have none are there but mean nothing.
///
/// Columns do not copy the arrays they are given, so that a feed can fill the same arrays again and again; they
/// must not change while a column is looked at.
@SuppressWarnings("ArrayRecordComponent") // columns are views of a feed's buffers and are never compared
public sealed interface Column {

    /// How many rows.
    int rows();

    /// Which rows have a value.
    Validity validity();

    /// Whether a row has a value.
    default boolean has(int row) {
        return validity().has(row);
    }

    /// Numbers; `NaN` and infinities are values.
    ///
    /// @param values at least as many values as rows
    /// @param validity which rows have a value
    /// @param rows how many rows
    record Numbers(double[] values, Validity validity, int rows) implements Column {
        /// Checks the lengths.
        public Numbers {
            require(values.length, validity, rows);
        }
    }

    /// Texts or categories.
    ///
    /// @param values at least as many values as rows; an empty text where there is none
    /// @param validity which rows have a value
    /// @param rows how many rows
    record Texts(String[] values, Validity validity, int rows) implements Column {
        /// Checks the lengths.
        public Texts {
            require(values.length, validity, rows);
        }
    }

    /// Truth values.
    ///
    /// @param values at least as many values as rows
    /// @param validity which rows have a value
    /// @param rows how many rows
    record Booleans(boolean[] values, Validity validity, int rows) implements Column {
        /// Checks the lengths.
        public Booleans {
            require(values.length, validity, rows);
        }
    }

    /// Points in time.
    ///
    /// @param millis at least as many values as rows, in milliseconds since 1970-01-01T00:00Z
    /// @param validity which rows have a value
    /// @param rows how many rows
    record Times(long[] millis, Validity validity, int rows) implements Column {
        /// Checks the lengths.
        public Times {
            require(millis.length, validity, rows);
        }
    }

    /// Vectors of one width: embeddings, or the scores of the classes.
    ///
    /// @param values row by row, at least `rows * width` of them
    /// @param width numbers in each vector, at least 1
    /// @param validity which rows have a value
    /// @param rows how many rows
    record Vectors(float[] values, int width, Validity validity, int rows) implements Column {
        /// Checks the lengths.
        public Vectors {
            if (width < 1) {
                throw new IllegalArgumentException("The width (%d) must be at least 1.".formatted(width));
            }
            require(values.length / width, validity, rows);
        }
    }

    private static void require(int length, Validity validity, int rows) {
        if (rows < 0 || length < rows) {
            throw new IllegalArgumentException(
                    "The column (%d values) must have a value for each of %d rows.".formatted(length, rows));
        }
        validity.requireRows(rows);
    }
}
