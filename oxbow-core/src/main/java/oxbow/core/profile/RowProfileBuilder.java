package oxbow.core.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import oxbow.core.table.Column;
import oxbow.core.table.Table;

/// Accumulates a [RowProfile] from tables, a column at a time, in memory that does not grow with the rows. Not
/// thread-safe: give each partition its own, with its own seed, and merge the profiles in their order.
public final class RowProfileBuilder {
    private final RowSchema schema;
    private final Map<String, ColumnProfileBuilder> columns = new LinkedHashMap<>();
    private long rows;

    RowProfileBuilder(RowSchema schema, ProfileSettings settings, Map<String, FrozenBins> bins) {
        this.schema = schema;
        int index = 0;
        for (RowSchema.Field field : schema.fields()) {
            ProfileSettings own = settings.column(index++);
            FrozenBins frozen = bins.get(field.name());
            columns.put(
                    field.name(),
                    frozen == null
                            ? ColumnProfileBuilder.of(field.kind(), own)
                            : ColumnProfileBuilder.numbers(frozen, own));
        }
    }

    /// Takes the rows of a table; columns that are not in the schema are left out.
    ///
    /// @throws IllegalArgumentException if a column of the schema is not there or cannot be read as its kind; the
    ///         builder is of no more use then
    public RowProfileBuilder add(Table table) {
        columns.forEach((name, builder) -> builder.add(column(table, name)));
        rows += table.rows();
        return this;
    }

    /// The profile so far; the builder can go on, as if it had not been asked.
    public RowProfile build() {
        Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
        columns.forEach((name, builder) -> profiles.put(name, builder.build()));
        return new RowProfile(schema, rows, profiles);
    }

    private static Column column(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> new IllegalArgumentException("The table (columns %s) must have the column \"%s\"."
                        .formatted(table.columns().keySet(), name)));
    }
}
