package oxbow.core.slice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import oxbow.core.table.Column;
import oxbow.core.table.ColumnKind;
import oxbow.core.table.Table;

/// What columns there are, in order, and what their values are: what a slice is resolved against. A row gives
/// its values by the place of the column in this order. Tags need no schema.
///
/// @param columns the kind of each column by its name
public record SliceSchema(Map<String, ColumnKind> columns) {
    /// Copies the columns.
    public SliceSchema {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /// The schema of a table.
    public static SliceSchema of(Table table) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        for (Map.Entry<String, Column> column : table.columns().entrySet()) {
            kinds.put(column.getKey(), ColumnKind.of(column.getValue()));
        }
        return new SliceSchema(kinds);
    }
}
