package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.profile.FrozenBins;
import oxbow.core.profile.ProfileKind;
import oxbow.core.profile.ProfileSettings;
import oxbow.core.profile.Role;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowSchema;
import oxbow.core.table.Column;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

class ComparisonTest {
    private static final RowSchema SCHEMA = new RowSchema(List.of(
            RowSchema.Field.feature("size", ProfileKind.NUMBER),
            RowSchema.Field.feature("city", ProfileKind.CATEGORY),
            RowSchema.Field.feature("paid", ProfileKind.BOOLEAN),
            new RowSchema.Field("id", ProfileKind.NUMBER, Role.IDENTIFIER, "all different"),
            new RowSchema.Field("version", ProfileKind.NUMBER, Role.CONSTANT, "always 1"),
            new RowSchema.Field("at", ProfileKind.TIME, Role.GROWING_TIME, "only grows")));

    @Test
    void rowsOfOneDistributionAreNotDriftWhateverIdentifiersAndTimesDo() {
        Comparison comparison = compare(new Rows(1, 5_000), new Rows(2, 3_000).from(5_000));

        assertThat(comparison.drifted()).isFalse();
        assertThat(comparison.schemaChanges()).isEmpty();
        assertThat(comparison.referenceRows()).isEqualTo(5_000);
        assertThat(comparison.currentRows()).isEqualTo(3_000);
        assertThat(comparison.columns())
                .extracting(ColumnComparison::name)
                .containsExactly("size", "city", "paid", "id", "version", "at");
        assertThat(column(comparison, "id").notes()).containsExactly("an identifier: its values are not compared");
        assertThat(column(comparison, "at").notes()).containsExactly("only ever grows: its values are not compared");
        assertThat(column(comparison, "at").tests()).hasSize(1);
    }

    @Test
    void aShiftIsFoundAndRankedFirst() {
        Rows moved = new Rows(2, 3_000);
        moved.shift = 0.5;
        Comparison comparison = compare(new Rows(1, 5_000), moved);

        assertThat(comparison.drifted()).isTrue();
        assertThat(comparison.ranked().getFirst().name()).isEqualTo("size");
        assertThat(comparison.columns().stream().filter(ColumnComparison::drifted))
                .hasSize(1);
        assertThat(column(comparison, "size").effect()).isBetween(0.15, 0.25);
        ColumnTest first = column(comparison, "size").tests().getFirst();
        assertThat(first.result().test()).isEqualTo("kolmogorov_smirnov");
        assertThat(first.decides()).isTrue();
        assertThat(first.drifted()).isTrue();
        assertThat(column(comparison, "size").tests())
                .extracting(test -> test.result().test())
                .contains("wasserstein", "missing_rate", "psi", "hellinger", "largest_difference");
    }

    @Test
    void categoriesTruthValuesAndMissingOnesAreFound() {
        Rows moved = new Rows(2, 3_000);
        moved.cities = 4;
        moved.paid = 0.6;
        moved.missing = 0.1;
        Comparison comparison = compare(new Rows(1, 5_000), moved);

        assertThat(drifted(comparison, "city", "chi_square")).isTrue();
        assertThat(drifted(comparison, "city", "new_categories")).isTrue();
        assertThat(drifted(comparison, "paid", "true_rate")).isTrue();
        assertThat(drifted(comparison, "size", "missing_rate")).isTrue();
        assertThat(drifted(comparison, "size", "kolmogorov_smirnov")).isFalse();
        assertThat(drifted(comparison, "id", "missing_rate")).isFalse();
    }

    @Test
    void aConstantThatChangesAndAnIdentifierThatRepeatsAreNamed() {
        Rows moved = new Rows(2, 3_000);
        moved.version = 2;
        moved.ids = 50;
        Comparison comparison = compare(new Rows(1, 5_000), moved);

        assertThat(column(comparison, "version").drifted()).isTrue();
        assertThat(column(comparison, "version").notes())
                .containsExactly("was constant in the reference and has changed");
        assertThat(column(comparison, "id").drifted()).isTrue();
        assertThat(column(comparison, "id").findings())
                .containsExactly("was an identifier, but 3000 rows have 50 different values");
    }

    @Test
    void manyRowsDoNotMakeDriftOfWhatDoesNotMatterNorFewOfWhatIsChance() {
        Rows moved = new Rows(2, 60_000);
        moved.shift = 0.06;
        Comparison many = compare(new Rows(1, 60_000), moved);
        ColumnTest gap = column(many, "size").tests().getFirst();

        assertThat(gap.result().significant()).as("significant").isTrue();
        assertThat(gap.drifted()).as("but too small to matter").isFalse();

        Comparison few = compare(new Rows(1, 5_000), new Rows(3, 12));
        ColumnTest gapOfFew = column(few, "size").tests().getFirst();
        assertThat(((TestResult.Known) gapOfFew.result()).effect().value())
                .as("large")
                .isGreaterThan(0.05);
        assertThat(few.drifted()).as("but chance explains it").isFalse();
    }

    @Test
    void sidesCountedOnTheSameBinsAreComparedWithoutError() {
        SplittableRandom random = new SplittableRandom(5);
        double[] before = random.doubles(20_000).toArray();
        double[] now = random.doubles(20_000).toArray();
        FrozenBins bins = FrozenBins.quantiles(before, 10);
        TestResult.Known exact = psi(before, now, Map.of("x", bins));
        TestResult.Known sketched = psi(before, now, Map.of());

        assertThat(exact.effect().error()).isZero();
        assertThat(exact.pValue()).isGreaterThan(0.001);
        assertThat(sketched.effect().error()).isPositive();
        assertThat(sketched.threshold()).isGreaterThan(exact.threshold());
    }

    private static TestResult.Known psi(double[] before, double[] now, Map<String, FrozenBins> bins) {
        RowSchema schema = RowSchema.features(Map.of("x", ProfileKind.NUMBER));
        Comparison comparison = Comparison.of(
                RowProfile.builder(schema, ProfileSettings.seeded(1), bins)
                        .add(numbers(before))
                        .build(),
                RowProfile.builder(schema, ProfileSettings.seeded(2), bins)
                        .add(numbers(now))
                        .build(),
                CompareSettings.USUAL);
        return (TestResult.Known) column(comparison, "x").tests().stream()
                .map(ColumnTest::result)
                .filter(each -> each.test().equals("psi"))
                .findFirst()
                .orElseThrow();
    }

    private static Table numbers(double[] values) {
        return new Table(values.length, Map.of("x", new Column.Numbers(values, Validity.all(), values.length)));
    }

    @Test
    void noRowsAreNoVerdict() {
        Comparison comparison = compare(new Rows(1, 500), new Rows(2, 0));

        assertThat(comparison.drifted()).isFalse();
        assertThat(column(comparison, "size").tests().getFirst().result()).isInstanceOf(TestResult.Undefined.class);
    }

    @Test
    void columnsThatComeGoOrHoldSomethingElseAreDrift() {
        RowProfile reference = new Rows(1, 100).profile(SCHEMA);
        Map<String, ProfileKind> kinds = new LinkedHashMap<>();
        kinds.put("size", ProfileKind.TEXT);
        kinds.put("colour", ProfileKind.TEXT);
        RowProfile current = RowProfile.builder(RowSchema.features(kinds), ProfileSettings.seeded(2))
                .build();
        Comparison comparison = Comparison.of(reference, current, CompareSettings.USUAL);

        assertThat(comparison.drifted()).isTrue();
        assertThat(comparison.columns()).isEmpty();
        assertThat(comparison.schemaChanges())
                .extracting(SchemaChange::text)
                .contains(
                        "column \"size\" held number and holds text",
                        "column \"city\" (category) is gone",
                        "column \"colour\" (text) is new");
    }

    private static Comparison compare(Rows reference, Rows current) {
        return Comparison.of(reference.profile(SCHEMA), current.profile(SCHEMA), CompareSettings.USUAL);
    }

    private static ColumnComparison column(Comparison comparison, String name) {
        return comparison.columns().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean drifted(Comparison comparison, String column, String test) {
        return column(comparison, column).tests().stream()
                .anyMatch(each -> each.result().test().equals(test) && each.drifted());
    }

    /// Made-up rows.
    private static final class Rows {
        private final SplittableRandom random;
        private final long seed;
        private final int rows;
        private double shift;
        private double paid = 0.3;
        private double missing;
        private int cities = 3;
        private double version = 1;
        private int ids = Integer.MAX_VALUE;
        private long start;

        Rows(long seed, int rows) {
            this.random = new SplittableRandom(seed);
            this.seed = seed;
            this.rows = rows;
        }

        Rows from(long first) {
            start = first;
            return this;
        }

        RowProfile profile(RowSchema schema) {
            double[] size = new double[rows];
            String[] city = new String[rows];
            boolean[] flags = new boolean[rows];
            double[] id = new double[rows];
            double[] constant = new double[rows];
            long[] at = new long[rows];
            long[] valid = new long[rows / 64 + 1];
            for (int i = 0; i < rows; i++) {
                size[i] = random.nextGaussian() + shift;
                city[i] = "city " + random.nextInt(cities);
                flags[i] = random.nextDouble() < paid;
                id[i] = (start + i) % ids;
                constant[i] = version;
                at[i] = (start + i) * 1_000;
                valid[i >> 6] |= random.nextDouble() < missing ? 0 : 1L << (i & 63);
            }
            Map<String, Column> columns = new LinkedHashMap<>();
            columns.put("size", new Column.Numbers(size, Validity.of(valid), rows));
            columns.put("city", new Column.Texts(city, Validity.all(), rows));
            columns.put("paid", new Column.Booleans(flags, Validity.all(), rows));
            columns.put("id", new Column.Numbers(id, Validity.all(), rows));
            columns.put("version", new Column.Numbers(constant, Validity.all(), rows));
            columns.put("at", new Column.Times(at, Validity.all(), rows));
            return RowProfile.builder(schema, ProfileSettings.seeded(seed))
                    .add(new Table(rows, columns))
                    .build();
        }
    }
}
