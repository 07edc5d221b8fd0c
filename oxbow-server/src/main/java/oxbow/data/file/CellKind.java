package oxbow.data.file;

/// What the cells of a column are: the narrowest kind that fits all of them.
public enum CellKind {
    /// No cell has a value.
    EMPTY,
    /// Decimal numbers.
    NUMBER,
    /// `true` and `false`.
    FLAG,
    /// Points in time.
    TIME,
    /// Anything else.
    TEXT;

    /// The narrowest kind that fits both.
    CellKind join(CellKind that) {
        if (this == EMPTY || this == that) {
            return that;
        }
        return that == EMPTY ? this : TEXT;
    }
}
