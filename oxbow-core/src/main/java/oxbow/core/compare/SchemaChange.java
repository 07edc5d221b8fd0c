package oxbow.core.compare;

import oxbow.core.profile.ProfileKind;

/// A difference between the columns of a reference and of the current side. Each counts as drift.
public sealed interface SchemaChange {

    /// Name of the column.
    String column();

    /// The change in words.
    String text();

    /// The current side has a column that the reference has not.
    ///
    /// @param column its name
    /// @param kind what it holds
    record Added(String column, ProfileKind kind) implements SchemaChange {
        @Override
        public String text() {
            return "column \"%s\" (%s) is new".formatted(column, kind);
        }
    }

    /// The current side lacks a column of the reference.
    ///
    /// @param column its name
    /// @param kind what it held
    record Removed(String column, ProfileKind kind) implements SchemaChange {
        @Override
        public String text() {
            return "column \"%s\" (%s) is gone".formatted(column, kind);
        }
    }

    /// A column holds something else.
    ///
    /// @param column its name
    /// @param from what it held
    /// @param to what it holds
    record KindChanged(String column, ProfileKind from, ProfileKind to) implements SchemaChange {
        @Override
        public String text() {
            return "column \"%s\" held %s and holds %s".formatted(column, from, to);
        }
    }
}
