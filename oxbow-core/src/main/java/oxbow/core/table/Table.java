package oxbow.core.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Columns of equally many rows, by name and in order.
///
/// @param rows how many rows
/// @param columns the columns
public record Table(int rows, Map<String, Column> columns) {

    /// Checks that all columns have so many rows and copies the map.
    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            if (column.getValue().rows() != rows) {
                throw new IllegalArgumentException("The column \"%s\" (%d rows) must have the %d rows of the table."
                        .formatted(column.getKey(), column.getValue().rows(), rows));
            }
        }
    }

    /// The column of this name.
    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }
}
