package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import oxbow.core.table.Column;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

class StoredBytesTest {
    @Test
    void theBytesAreFixedForEver() {
        assertThat(new BooleansProfile(3, 2, 1).toBytes()).containsExactly(4, 1, 6, 6, 4, 2);
        Map<ProfileKind, String> sums = new LinkedHashMap<>();
        for (ProfileKind kind : ProfileKind.values()) {
            CRC32 sum = new CRC32();
            sum.update(ColumnProfileBuilder.of(kind, ProfileSettings.seeded(9))
                    .add(SampleColumns.of(kind, new SplittableRandom(10), 5_000))
                    .build()
                    .toBytes());
            sums.put(kind, "%08x".formatted(sum.getValue()));
        }

        assertThat(sums)
                .hasToString("{number=4d8dcc4a, category=4ce11965, boolean=cd98a47a, text=ded837d6,"
                        + " time=947d328f, vector=817d08e0}");
    }

    @Test
    void rowsComeBackWithTheirSchemaAndHostileBytesAreOnlyRefused() {
        SplittableRandom random = new SplittableRandom(11);
        RowProfile profile = rows(random, 400, 1);
        byte[] bytes = profile.toBytes();

        assertThat(RowProfile.ofBytes(bytes)).isEqualTo(profile);
        for (int round = 0; round < 500; round++) {
            byte[] hostile = Arrays.copyOf(bytes, round % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
            if (hostile.length > 0) {
                hostile[random.nextInt(round % 2 == 0 ? Math.min(80, hostile.length) : hostile.length)] ^=
                        (byte) random.nextInt();
            }
            try {
                RowProfile.ofBytes(hostile);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("must");
            }
        }
    }

    @Test
    void rowsMergeColumnByColumn() {
        RowProfile one = rows(new SplittableRandom(1), 300, 1);
        RowProfile two = rows(new SplittableRandom(2), 500, 2);
        RowProfile both = one.merge(two);

        assertThat(both.rows()).isEqualTo(800);
        assertThat(both.columns().keySet()).containsExactly("number", "category", "boolean", "text", "time", "vector");
        both.columns()
                .forEach((name, column) -> assertThat(column)
                        .isEqualTo(one.column(name)
                                .orElseThrow()
                                .merge(two.column(name).orElseThrow())));
        assertThat(both.toBytes()).isEqualTo(one.merge(two).toBytes());
    }

    @Test
    void columnsHaveSeedsOfTheirOwnAndBinsWhereGiven() {
        double[] values = new SplittableRandom(3).doubles(90_000).toArray();
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("a", new Column.Numbers(values, Validity.all(), values.length));
        columns.put("b", new Column.Numbers(values, Validity.all(), values.length));
        RowSchema schema = RowSchema.features(Map.of("a", ProfileKind.NUMBER))
                .with(RowSchema.Field.feature("a", ProfileKind.NUMBER));
        RowSchema two = new RowSchema(java.util.List.of(
                RowSchema.Field.feature("a", ProfileKind.NUMBER), RowSchema.Field.feature("b", ProfileKind.NUMBER)));
        Map<String, FrozenBins> bins = Map.of("b", FrozenBins.uniform(0, 1, 4));
        RowProfile profile = RowProfile.builder(two, ProfileSettings.seeded(1), bins)
                .add(new Table(values.length, columns))
                .build();
        NumbersProfile a = (NumbersProfile) profile.column("a").orElseThrow();
        NumbersProfile b = (NumbersProfile) profile.column("b").orElseThrow();

        assertThat(schema.fields()).hasSize(1);
        assertThat(a.quantiles()).isNotEqualTo(b.quantiles());
        assertThat(a.exact().counts()).isEmpty();
        assertThat(b.exact().counts()).hasSize(6);
        assertThat(a.distinct().few()).isFalse();
        assertThat(a.distinct().count()).isBetween(90_000 * 0.93, 90_000 * 1.07);
        assertThatThrownBy(
                        () -> RowProfile.builder(two, ProfileSettings.seeded(1)).add(new Table(0, Map.of())))
                .hasMessageContaining("must have the column \"a\"");
        assertThatThrownBy(() -> profile.merge(rows(new SplittableRandom(1), 3, 1)))
                .hasMessageContaining("[number");
        assertThatThrownBy(() -> new RowProfile(schema, 1, profile.columns())).hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> new RowSchema(
                        java.util.List.of(two.fields().get(0), two.fields().get(0))))
                .hasMessageContaining("The name (a)");
        assertThatThrownBy(() -> schema.with(two.fields().get(1))).hasMessageContaining("The column (b)");
    }

    private static RowProfile rows(SplittableRandom random, int rows, long seed) {
        Map<String, ProfileKind> kinds = new LinkedHashMap<>();
        Map<String, Column> columns = new LinkedHashMap<>();
        for (ProfileKind kind : ProfileKind.values()) {
            kinds.put(kind.toString(), kind);
            columns.put(kind.toString(), SampleColumns.of(kind, random, rows));
        }
        return RowProfile.builder(RowSchema.features(kinds), ProfileSettings.seeded(seed))
                .add(new Table(rows, columns))
                .build();
    }
}
