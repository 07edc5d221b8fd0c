package oxbow.core.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oxbow.core.table.Column;
import oxbow.core.table.Table;

/// Finds out from sample rows what columns hold and what part they play, and says why, so that a person can
/// disagree: the schema it gives is a proposal, and [RowSchema#with] changes it.
///
/// **Guarantee**: the same rows in the same order give the same schema. Nothing is guessed from a column's
/// values alone but what the reason tells.
///
/// **Conditions**: the sample is a run of the rows as they come (not shuffled if order is to be recognised), and
/// large enough: what is never seen twice in 100 rows may be seen twice in 10,000. At most [#MOST_ROWS] rows are
/// looked at; those after them are left out. Not thread-safe.
public final class SchemaInference {
    /// So many rows are looked at.
    public static final int MOST_ROWS = 50_000;

    private final Map<String, List<Column>> columns = new LinkedHashMap<>();
    private int rows;

    /// The schema of the rows of one table.
    public static RowSchema of(Table sample) {
        return new SchemaInference().add(sample).schema();
    }

    /// Looks at more rows; their columns must not change until [#schema()] has been asked.
    ///
    /// @throws IllegalArgumentException if the columns are not those of the tables before
    public SchemaInference add(Table table) {
        if (!columns.isEmpty() && !columns.keySet().equals(table.columns().keySet())) {
            throw new IllegalArgumentException("The columns (%s) must be those of the rows before (%s)."
                    .formatted(table.columns().keySet(), columns.keySet()));
        }
        if (rows < MOST_ROWS) {
            table.columns()
                    .forEach((name, column) -> columns.computeIfAbsent(name, each -> new ArrayList<>())
                            .add(column));
            rows += table.rows();
        }
        return this;
    }

    /// What the columns are, as far as these rows tell.
    public RowSchema schema() {
        List<RowSchema.Field> fields = new ArrayList<>();
        columns.forEach((name, parts) -> fields.add(field(name, parts)));
        return new RowSchema(fields);
    }

    private RowSchema.Field field(String name, List<Column> parts) {
        return switch (parts.getFirst()) {
            case Column.Numbers ignored -> NumberSample.field(name, SampleValues.numbers(parts));
            case Column.Times ignored -> TimeSample.field(name, SampleValues.times(parts));
            case Column.Texts ignored -> TextSample.field(name, SampleValues.texts(parts));
            case Column.Booleans ignored -> truths(name, SampleValues.truths(parts));
            case Column.Vectors ignored -> RowSchema.Field.feature(name, ProfileKind.VECTOR);
        };
    }

    private static RowSchema.Field truths(String name, SampleValues.Doubles sample) {
        return Reasons.constant(name, ProfileKind.BOOLEAN, sample.distinct(), sample.values().length, sample.rows())
                .orElseGet(() -> new RowSchema.Field(name, ProfileKind.BOOLEAN, Role.FEATURE, "truth values"));
    }
}
