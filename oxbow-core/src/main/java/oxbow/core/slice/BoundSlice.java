package oxbow.core.slice;

import oxbow.core.table.RowSet;
import oxbow.core.table.Table;

/// A slice resolved against a schema, ready for any number of rows and tables. Rows and columns give the same
/// answer. Immutable and safe between threads.
public final class BoundSlice {
    private final Slice slice;
    private final SliceSchema schema;
    private final Condition condition;

    BoundSlice(Slice slice, SliceSchema schema, Condition condition) {
        this.slice = slice;
        this.schema = schema;
        this.condition = condition;
    }

    /// What was bound.
    public Slice slice() {
        return slice;
    }

    /// What it was bound to.
    public SliceSchema schema() {
        return schema;
    }

    /// Whether a row is known to be in the slice.
    public boolean holds(SliceRow row) {
        return RowEvaluation.holds(condition, row);
    }

    /// The rows of a table that are known to be in the slice, a column at a time.
    ///
    /// @param table has the columns that the slice looks at, by name, of the kinds in the schema; others and
    ///     their order do not matter
    /// @throws IllegalArgumentException if one of these columns is not there or of another kind
    public RowSet rows(Table table) {
        return new ColumnEvaluation(table).rows(condition);
    }

    @Override
    public String toString() {
        return slice.toString();
    }
}
