package oxbow.store;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The shape of a columnar log.
///
/// @param table name of the log in statements; `<table>_hot` is the part that is not sealed yet
/// @param offset the `bigint` column that numbers the rows, ascending
/// @param time the `bigint` column with the time in milliseconds
public record ColumnarSchema(String table, List<Column> columns, String offset, String time) {

    /// A column and its SQL type, one of `bigint`, `double`, `boolean`, `varchar`, `blob`.
    public record Column(String name, String type) {}

    public ColumnarSchema {
        columns = List.copyOf(columns);
        List<String> names = columns.stream().map(Column::name).toList();
        if (!names.contains(offset) || !names.contains(time)) {
            throw new IllegalArgumentException(
                    "The columns %s must hold the offset '%s' and the time '%s'.".formatted(names, offset, time));
        }
    }

    String hot() {
        return table + "_hot";
    }

    String createHot() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", "create table if not exists " + hot() + " (", ")"));
    }

    /// A view on everything: what is hot and what is in these files.
    String createView(List<String> files) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String view = "create or replace view " + table + " as select " + names + " from " + hot();
        if (files.isEmpty()) {
            return view;
        }
        String list = files.stream().map(ColumnarSchema::quoted).collect(Collectors.joining(", ", "[", "]"));
        return view + " union all select " + names + " from read_parquet(" + list + ")";
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// @throws IllegalArgumentException if a row has another number of values
    void check(@Nullable Object[] row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(
                    "A row has %d values, but the log %d columns.".formatted(row.length, columns.size()));
        }
    }
}
