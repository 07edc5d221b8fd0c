package oxbow.core.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Columns of equally many rows, by name and in order, and the tags of the rows.
///
/// @param rows how many rows
/// @param columns the columns
/// @param tags for each tag the rows that have it; a tag that no row has may be left out
public record Table(int rows, Map<String, Column> columns, Map<String, RowSet> tags) {

    /// Checks that all columns and tags have so many rows and copies the maps.
    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            if (column.getValue().rows() != rows) {
                throw new IllegalArgumentException("The column \"%s\" (%d rows) must have the %d rows of the table."
                        .formatted(column.getKey(), column.getValue().rows(), rows));
            }
        }
        for (Map.Entry<String, RowSet> tag : tags.entrySet()) {
            if (tag.getValue().rows() != rows) {
                throw new IllegalArgumentException("The tag \"%s\" (%d rows) must have the %d rows of the table."
                        .formatted(tag.getKey(), tag.getValue().rows(), rows));
            }
        }
    }

    /// A table whose rows have no tags.
    ///
    /// @param rows how many rows
    /// @param columns the columns
    public Table(int rows, Map<String, Column> columns) {
        this(rows, columns, Map.of());
    }

    /// The column of this name.
    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /// The rows that have a tag; none if the table does not know the tag.
    public RowSet tagged(String tag) {
        RowSet tagged = tags.get(tag);
        return tagged == null ? RowSet.none(rows) : tagged;
    }
}
