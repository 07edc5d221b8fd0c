package oxbow.core.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.core.stored.Family;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// What is known about all columns of many rows.
///
/// **Guarantee**: profiles of parts [#merge] into the profile of the whole: counts exactly, moments up to
/// rounding, sketches within the error they state. Folding the parts in the order of their index gives the same
/// bytes every time, whatever thread made which part when. Immutable and safe between threads;
/// [RowProfileBuilder] accumulates.
///
/// @param schema the columns
/// @param rows how many rows
/// @param columns the profile of each column, by name and in the order of the schema
public record RowProfile(RowSchema schema, long rows, Map<String, ColumnProfile> columns) {
    private static final int VERSION = 1;

    /// Checks that each column has a profile of its kind over all rows, and copies the map.
    public RowProfile {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (!List.copyOf(columns.keySet())
                .equals(schema.fields().stream().map(RowSchema.Field::name).toList())) {
            throw new IllegalArgumentException(
                    "The profiles (of %s) must be those of the columns of the schema.".formatted(columns.keySet()));
        }
        for (RowSchema.Field field : schema.fields()) {
            ColumnProfile column = of(columns, field.name());
            if (column.kind() != field.kind() || column.rows() != rows) {
                throw new IllegalArgumentException("The profile of %s (%s, %d rows) must be of a %s column, %d rows."
                        .formatted(field.name(), column.kind(), column.rows(), field.kind(), rows));
            }
        }
    }

    /// A builder of the profile of rows with these columns.
    ///
    /// @param settings sizes of the sketches, and a seed that no other part has
    public static RowProfileBuilder builder(RowSchema schema, ProfileSettings settings) {
        return new RowProfileBuilder(schema, settings, Map.of());
    }

    /// A builder that also counts numbers on frozen bins, those of a reference.
    ///
    /// @param bins bins of columns of numbers, by name
    public static RowProfileBuilder builder(RowSchema schema, ProfileSettings settings, Map<String, FrozenBins> bins) {
        return new RowProfileBuilder(schema, settings, bins);
    }

    /// The profile of the column of this name.
    public Optional<ColumnProfile> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /// The profile of these rows followed by those.
    ///
    /// @throws IllegalArgumentException if the columns differ
    public RowProfile merge(RowProfile that) {
        Map<String, ColumnProfile> both = new LinkedHashMap<>();
        if (!columns.keySet().equals(that.columns.keySet())) {
            throw new IllegalArgumentException("The columns (%s) must be those of the other rows (%s) to be merged."
                    .formatted(that.columns.keySet(), columns.keySet()));
        }
        columns.forEach((name, column) -> both.put(name, column.merge(of(that.columns, name))));
        return new RowProfile(schema, rows + that.rows, both);
    }

    /// The stored form. Equal profiles have equal bytes.
    public byte[] toBytes() {
        StoredWriter writer = new StoredWriter(Family.ROW_PROFILE, VERSION)
                .number(rows)
                .number(schema.fields().size());
        for (RowSchema.Field field : schema.fields()) {
            writer.text(field.name())
                    .number(field.role().number())
                    .text(field.reason())
                    .bytes(of(columns, field.name()).toBytes());
        }
        return writer.toBytes();
    }

    /// A profile from its stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not the stored form of a row profile
    public static RowProfile ofBytes(byte[] bytes) {
        StoredReader reader = new StoredReader(bytes, Family.ROW_PROFILE, VERSION);
        long rows = StoredProfiles.count(reader);
        int size = reader.length(4);
        List<RowSchema.Field> fields = new ArrayList<>();
        Map<String, ColumnProfile> columns = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String name = reader.text();
            Role role = Role.of(reader.number(1, Role.values().length));
            String reason = reader.text();
            ColumnProfile column = ColumnProfile.ofBytes(reader.bytes());
            fields.add(new RowSchema.Field(name, column.kind(), role, reason));
            columns.put(name, column);
        }
        reader.end();
        return new RowProfile(new RowSchema(fields), rows, columns);
    }

    private static ColumnProfile of(Map<String, ColumnProfile> columns, String name) {
        ColumnProfile column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("The column (%s) must have a profile.".formatted(name));
        }
        return column;
    }
}
