package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.table.Column;
import oxbow.core.table.Validity;

class CategoriesSketchTest {
    private static final int LIMIT = 20;

    @Test
    void boundsHoldTheTrueCountBeyondTheLimitAndAfterMerging() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 20; round++) {
            String[] values = zipf(random, 3_000);
            Map<String, Long> truth = new HashMap<>();
            for (String value : values) {
                truth.merge(value, 1L, Long::sum);
            }
            int cut = random.nextInt(3_000);
            CategoriesProfile whole = profile(values, 0, 3_000);
            CategoriesProfile merged = profile(values, 0, cut).merge(profile(values, cut, 3_000));
            for (CategoriesProfile each : new CategoriesProfile[] {whole, merged}) {
                truth.forEach((category, count) ->
                        assertThat(count).isBetween(each.lowerBound(category), each.upperBound(category)));
                assertThat(each.exact().counts()).hasSizeLessThanOrEqualTo(LIMIT);
                assertThat(each.exact().other())
                        .isEqualTo(each.others().total())
                        .isPositive();
                assertThat(each.distinct().estimate()).isCloseTo(truth.size(), within(0.08 * truth.size()));
                assertThat(ColumnProfile.ofBytes(each.toBytes())).isEqualTo(each);
            }
            assertThat(merged.distinct()).isEqualTo(whole.distinct());
            assertThat(merged.count()).isEqualTo(whole.count());
        }
    }

    @Test
    void upToTheLimitAllIsExact() {
        String[] values = {"b", "a", "b", "\uD800", "x".repeat(300), "x".repeat(299) + "y"};
        CategoriesProfile profile = profile(values, 0, values.length);

        assertThat(profile.isExact()).isTrue();
        assertThat(profile.lowerBound("b")).isEqualTo(2);
        assertThat(profile.upperBound("b")).isEqualTo(2);
        assertThat(profile.exact().counts()).hasSize(5).containsKey("?");
        assertThat(profile.distinct().estimate()).isEqualTo(5);
        assertThat(ColumnProfile.ofBytes(profile.toBytes())).isEqualTo(profile);
    }

    @Test
    void aSketchOfOtherRowsIsRefused() {
        CategoriesProfile profile = profile(new String[] {"a"}, 0, 1);

        assertThatThrownBy(() -> new CategoriesProfile(
                        CategoryProfile.builder(1).add("a").add("b").build(), profile.others(), profile.distinct()))
                .hasMessageContaining("must hold the 1 other");
    }

    private static CategoriesProfile profile(String[] values, int from, int to) {
        ProfileSettings settings = new ProfileSettings(64, LIMIT, 1);
        Column column = new Column.Texts(java.util.Arrays.copyOfRange(values, from, to), Validity.all(), to - from);
        return (CategoriesProfile) ColumnProfileBuilder.of(ProfileKind.CATEGORY, settings)
                .add(column)
                .build();
    }

    private static String[] zipf(SplittableRandom random, int rows) {
        String[] values = new String[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = "c" + (int) Math.pow(600, random.nextDouble());
        }
        return values;
    }
}
