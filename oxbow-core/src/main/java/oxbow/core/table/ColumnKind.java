package oxbow.core.table;

/// What the values of a column are.
public enum ColumnKind {
    /// [Column.Numbers].
    NUMBER("number"),
    /// [Column.Texts].
    TEXT("text"),
    /// [Column.Booleans].
    BOOLEAN("truth value"),
    /// [Column.Times].
    TIME("time"),
    /// [Column.Vectors].
    VECTOR("vector");

    private final String word;

    ColumnKind(String word) {
        this.word = word;
    }

    /// The kind in words for a person: "number".
    public String word() {
        return word;
    }

    /// The kind of a column.
    public static ColumnKind of(Column column) {
        return switch (column) {
            case Column.Numbers ignored -> NUMBER;
            case Column.Texts ignored -> TEXT;
            case Column.Booleans ignored -> BOOLEAN;
            case Column.Times ignored -> TIME;
            case Column.Vectors ignored -> VECTOR;
        };
    }
}
