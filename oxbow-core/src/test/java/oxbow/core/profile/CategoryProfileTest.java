package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CategoryProfileTest {
    @Test
    void countsAreExactUpToTheLimitAndOtherBeyond() {
        CategoryProfile profile = CategoryProfile.builder(2)
                .add("b")
                .add("a")
                .add("c")
                .add("a")
                .addMissing()
                .build();

        assertThat(profile).isEqualTo(new CategoryProfile(4, 1, Map.of("a", 2L, "b", 1L), 1, 2));
        assertThat(profile.counts().keySet()).containsExactly("a", "b");
        assertThat(profile.rows()).isEqualTo(5);
    }

    @Test
    void mergeEqualsOnePassBelowTheLimit() {
        SplittableRandom random = new SplittableRandom(1);
        CategoryProfile.Builder whole = CategoryProfile.builder();
        CategoryProfile.Builder first = CategoryProfile.builder();
        CategoryProfile.Builder second = CategoryProfile.builder();
        for (int i = 0; i < 20_000; i++) {
            String category = "c" + (int) Math.abs(random.nextGaussian() * 100);
            whole.add(category);
            (i < 300 ? first : second).add(category);
        }

        assertThat(first.build().merge(second.build())).isEqualTo(whole.build());
    }

    @Test
    void mergeBeyondTheLimitKeepsTheMostFrequentAndTheTotals() {
        CategoryProfile first =
                CategoryProfile.builder(2).add("a").add("a").add("b").add("x").build();
        CategoryProfile second = CategoryProfile.builder(2)
                .add("c")
                .add("c")
                .add("c")
                .add("b")
                .addMissing()
                .build();

        assertThat(first.merge(second)).isEqualTo(new CategoryProfile(8, 1, Map.of("a", 2L, "c", 3L), 3, 2));
        assertThat(first.merge(second)).isEqualTo(second.merge(first));
    }

    @Test
    void countsThatDisagreeAreRefused() {
        assertThatThrownBy(() -> new CategoryProfile(3, 0, Map.of("a", 2L), 0, 5))
                .hasMessageContaining("add up");
        assertThatThrownBy(() -> CategoryProfile.builder(0)).hasMessageContaining("limit (0)");
    }
}
