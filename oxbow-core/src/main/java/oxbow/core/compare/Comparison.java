package oxbow.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowSchema;

/// Two profiles of rows side by side: which columns have drifted, by how much, and whether the table has.
///
/// A column has drifted if a deciding test is significant, by Holm's correction over the deciding tests of *all*
/// columns, and its effect reaches the floor. So neither many rows nor few of them make drift: the effect keeps
/// small differences of large data out, the significance large differences of small data.
///
/// **Guarantee**: if the rows of both sides come from one distribution, the probability that any column is
/// called drifted is at most about the level, whatever the dependence between the columns, and with the
/// sketches' error inside. Columns of the schema that are added, removed or of another kind count as drift
/// without a test.
///
/// **Conditions**: independent rows, one look; autocorrelated rows differ from one window to the next without
/// any lasting change, and are called drifted, rightly but uselessly. Immutable and safe between threads.
///
/// @param referenceRows rows of the reference
/// @param currentRows rows of the current side
/// @param columns the columns that both sides have, in the order of the reference
/// @param schemaChanges how the columns themselves differ
/// @param testLevel the p-value from which on down a single deciding test is significant, after Holm
/// @param settings what counts as drift
public record Comparison(
        long referenceRows,
        long currentRows,
        List<ColumnComparison> columns,
        List<SchemaChange> schemaChanges,
        double testLevel,
        CompareSettings settings) {

    /// Copies the lists.
    public Comparison {
        columns = List.copyOf(columns);
        schemaChanges = List.copyOf(schemaChanges);
    }

    /// Compares two profiles. Where both sides of a column of numbers were counted on the same frozen bins, the
    /// tests on bins are exact; otherwise they rest on the sketches, with the error inside.
    ///
    /// @param reference what was
    /// @param current what is
    public static Comparison of(RowProfile reference, RowProfile current, CompareSettings settings) {
        List<SchemaChange> changes = new ArrayList<>();
        List<RowSchema.Field> common = new ArrayList<>();
        for (RowSchema.Field field : reference.schema().fields()) {
            Optional<RowSchema.Field> now = current.schema().field(field.name());
            if (now.isEmpty()) {
                changes.add(new SchemaChange.Removed(field.name(), field.kind()));
            } else if (now.get().kind() != field.kind()) {
                changes.add(new SchemaChange.KindChanged(
                        field.name(), field.kind(), now.get().kind()));
            } else {
                common.add(field);
            }
        }
        for (RowSchema.Field field : current.schema().fields()) {
            if (reference.schema().field(field.name()).isEmpty()) {
                changes.add(new SchemaChange.Added(field.name(), field.kind()));
            }
        }
        double strictest = settings.level() / Math.max(1, ColumnTests.MOST_DECIDING * common.size());
        List<ColumnComparison> first = columns(common, reference, current, settings, strictest, strictest);
        double[] pValues = first.stream()
                .flatMap(column -> column.tests().stream())
                .filter(ColumnTest::decides)
                .map(ColumnTest::pValue)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        double level = Multiplicity.holmLevel(pValues, settings.level());
        return new Comparison(
                reference.rows(),
                current.rows(),
                columns(common, reference, current, settings, strictest, level),
                changes,
                level,
                settings);
    }

    /// Whether anything has drifted.
    public boolean drifted() {
        return !schemaChanges.isEmpty() || columns.stream().anyMatch(ColumnComparison::drifted);
    }

    /// The columns that both sides have, those that drifted first, then by effect, the largest first.
    public List<ColumnComparison> ranked() {
        return columns.stream()
                .sorted(Comparator.comparing(ColumnComparison::drifted)
                        .thenComparingDouble(ColumnComparison::effect)
                        .reversed())
                .toList();
    }

    private static List<ColumnComparison> columns(
            List<RowSchema.Field> fields,
            RowProfile reference,
            RowProfile current,
            CompareSettings settings,
            double strictest,
            double level) {
        // a tenth of the strictest level pays for the sketches
        ColumnTests tests = new ColumnTests(settings, strictest / 20, level);
        return fields.stream()
                .map(field -> tests.compare(field, column(reference, field.name()), column(current, field.name())))
                .toList();
    }

    private static ColumnProfile column(RowProfile rows, String name) {
        return rows.column(name).orElseThrow();
    }
}
