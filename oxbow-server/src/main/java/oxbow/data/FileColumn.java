package oxbow.data;

/// A column of a person's own file.
///
/// @param name its name
/// @param kind what its values are
public record FileColumn(String name, Kind kind) {

    /// What the values of a column are.
    public enum Kind {
        /// No row has a value.
        EMPTY,
        /// Numbers.
        NUMBER,
        /// True or false.
        FLAG,
        /// Points in time.
        TIME,
        /// Anything else that can be written.
        TEXT,
        /// Lists, structures, bytes: not read.
        OTHER
    }
}
