package oxbow.core.slice;

/// One row, as a slice reads it: a prediction of the log, an event, a row of a table. Columns are given by their
/// place in the schema the slice was bound to; a value is asked for only by the method of the column's kind, and
/// only after [#has] said that there is one.
public interface SliceRow {

    /// Whether the row has a value in a column.
    boolean has(int column);

    /// The value of a column of numbers; `NaN` counts as missing.
    double number(int column);

    /// The value of a column of texts.
    String text(int column);

    /// The value of a column of truth values.
    boolean truth(int column);

    /// The value of a column of times, in milliseconds since 1970-01-01T00:00Z.
    long millis(int column);

    /// Whether the row has a tag.
    boolean tagged(String tag);
}
