package oxbow.data;

/// A column of a person's own file.
///
/// @param name its name
/// @param kind what its values are
record FileColumn(String name, Kind kind) {

    /// What the values of a column are.
    enum Kind {
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
        OTHER;

        /// What a column holds, in words.
        String word() {
            return switch (this) {
                case EMPTY -> "no values";
                case NUMBER -> "numbers";
                case FLAG -> "true and false";
                case TIME -> "times";
                case TEXT -> "texts";
                case OTHER -> "lists, structures or bytes";
            };
        }
    }
}
