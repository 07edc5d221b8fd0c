package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.slice.BoundSlice;
import oxbow.core.slice.Slice;
import oxbow.core.slice.SliceSchema;
import oxbow.core.table.Column;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

class SliceProfileTest {
    private static final Map<String, Binning> FEATURES = new LinkedHashMap<>();

    static {
        FEATURES.put("age", new Binning.Numbers(FrozenBins.uniform(0, 100, 10)));
        FEATURES.put("city", new Binning.Categories(List.of("Lyon", "Oslo")));
    }

    @Test
    void countsOfEachSliceAreThoseOfItsRows() {
        SplittableRandom random = new SplittableRandom(1);
        Table first = table(random, 700);
        Table second = table(random, 65);
        List<BoundSlice> slices = slices(first);
        List<SliceProfile> profiles = builder(slices).add(first).add(second).build();

        assertThat(profiles).hasSize(3);
        assertThat(profiles.get(2).rows()).isZero();
        for (int i = 0; i < slices.size(); i++) {
            assertThat(profiles.get(i)).isEqualTo(bruteForce(slices.get(i), profiles.get(i), first, second));
            assertThat(profiles.get(i))
                    .isEqualTo(builder(slices)
                            .add(first)
                            .build()
                            .get(i)
                            .merge(builder(slices).add(second).build().get(i)));
        }
    }

    @Test
    void sketchesAreKeptWhereAskedFor() {
        Table table = table(new SplittableRandom(2), 500);
        SliceProfile profile = new SliceProfilesBuilder(
                        slices(table), FEATURES, Set.of("age"), ProfileSettings.seeded(1))
                .add(table)
                .build()
                .getFirst();
        SliceProfile.Feature age = Objects.requireNonNull(profile.features().get("age"));

        assertThat(age.quantiles().orElseThrow().n()).isEqualTo(profile.rows() - age.missing());
        assertThat(age.quantiles().orElseThrow().max()).isLessThan(30);
        assertThat(Objects.requireNonNull(profile.features().get("city")).quantiles())
                .isEmpty();
        assertThatThrownBy(() ->
                        new SliceProfilesBuilder(slices(table), FEATURES, Set.of("size"), ProfileSettings.seeded(1)))
                .hasMessageContaining("[size]");
    }

    @Test
    void profilesOfOtherSlicesDoNotMerge() {
        Table table = table(new SplittableRandom(3), 10);
        List<SliceProfile> profiles = builder(slices(table)).add(table).build();

        assertThatThrownBy(() -> profiles.get(0).merge(profiles.get(1))).hasMessageContaining("must be that");
        assertThatThrownBy(() -> new Binning.Categories(List.of("a", "a"))).hasMessageContaining("different");
        assertThatThrownBy(() -> new SliceProfile(
                        "x", 2, Map.of("f", new SliceProfile.Feature(List.of(1L), 0, java.util.Optional.empty()))))
                .hasMessageContaining("add up to the 2 rows");
    }

    private static SliceProfile bruteForce(BoundSlice slice, SliceProfile found, Table... tables) {
        long[] ages = new long[13];
        long[] cities = new long[4];
        long rows = 0;
        for (Table table : tables) {
            Column.Numbers age = (Column.Numbers) table.column("age").orElseThrow();
            Column.Texts city = (Column.Texts) table.column("city").orElseThrow();
            for (int row = 0; row < table.rows(); row++) {
                if (slice.rows(table).has(row)) {
                    rows++;
                    double v = age.values()[row];
                    ages[
                            !age.has(row) || Double.isNaN(v)
                                    ? 12
                                    : v < 0 ? 0 : v > 100 ? 11 : Math.min(10, 1 + (int) (v / 10))]++;
                    cities[List.of("Lyon", "Oslo", "Rome").indexOf(city.values()[row])]++;
                }
            }
        }
        Map<String, SliceProfile.Feature> features = new LinkedHashMap<>();
        features.put("age", feature(ages));
        features.put("city", feature(cities));
        return new SliceProfile(found.slice(), rows, features);
    }

    private static SliceProfile.Feature feature(long[] counts) {
        return new SliceProfile.Feature(
                Arrays.stream(counts, 0, counts.length - 1).boxed().toList(),
                counts[counts.length - 1],
                java.util.Optional.empty());
    }

    private static List<BoundSlice> slices(Table table) {
        SliceSchema schema = SliceSchema.of(table);
        return List.of(
                Slice.parse("age < 30").bind(schema),
                Slice.parse("age >= 20 and city = \"Oslo\"").bind(schema),
                Slice.parse("city = \"Kyiv\"").bind(schema));
    }

    private static SliceProfilesBuilder builder(List<BoundSlice> slices) {
        return new SliceProfilesBuilder(slices, FEATURES, Set.of(), ProfileSettings.seeded(1));
    }

    private static Table table(SplittableRandom random, int rows) {
        double[] ages = new double[rows];
        String[] cities = new String[rows];
        for (int i = 0; i < rows; i++) {
            ages[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(-3, 105) + 0.5;
            cities[i] = List.of("Lyon", "Oslo", "Rome").get(random.nextInt(3));
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("age", new Column.Numbers(ages, Validity.all(), rows));
        columns.put("city", new Column.Texts(cities, Validity.all(), rows));
        return new Table(rows, columns);
    }
}
