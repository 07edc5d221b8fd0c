package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.Figure;

class NewCategoriesTest {
    @Test
    void aFrequentNewCategoryIsSignificant() {
        TestResult.Known result = known(Map.of("a", 900L, "b", 100L), Map.of("a", 880L, "b", 100L, "c", 20L));

        assertThat(result.statistic()).isCloseTo(0.02, within(1e-15));
        // all 20 of "c" on the current side: about 2^-20; Chernoff's bound is not far above
        assertThat(result.pValue()).isBetween(Math.pow(2, -20.5), 1e-5);
        assertThat(result.significant()).isTrue();
        assertThat(result.effect().name()).isEqualTo("new_category_rate");
    }

    @Test
    void aSingleRareOneIsNot() {
        TestResult.Known result = known(Map.of("a", 1_000L), Map.of("a", 999L, "b", 1L));

        assertThat(result.pValue()).isBetween(0.5, 1.0);
        assertThat(result.significant()).isFalse();
    }

    @Test
    void theBoundIsAboveTheExactProbability() {
        // three categories of one row each, two rows of four on the current side
        TestResult.Known result = known(Map.of("a", 1L, "b", 1L), Map.of("c", 1L, "d", 1L));

        // all deals of 2 of 4 rows give two unseen rows
        assertThat(result.pValue()).isEqualTo(1);
    }

    @Test
    void theThresholdIsWhereTheDecisionTurns() {
        Deals deals = new Deals(Map.of("a", 500L, "b", 3L), Map.of("a", 500L, "c", 2L, "d", 1L), 503, 503);
        long needed = deals.needed(0.05);

        assertThat(deals.atLeast(needed)).isLessThanOrEqualTo(0.05);
        assertThat(deals.atLeast(needed - 1)).isGreaterThan(0.05);
        assertThat(deals.atLeast(0)).isEqualTo(1);
    }

    @Test
    void theRateHasAnInterval() {
        Figure.Known rate =
                (Figure.Known) NewCategories.rate(Map.of("a", 5L, "z", 0L), Map.of("a", 90L, "z", 10L), 0.95);

        assertThat(rate.value()).isEqualTo(0.1);
        assertThat(rate.n()).isEqualTo(100);
        assertThat(rate.low()).isPositive();
    }

    @Test
    void anEmptySideIsUndefinedAndBadCountsAreNamed() {
        assertThat(NewCategories.test(Map.of(), Map.of("a", 1L), 0.05))
                .isEqualTo(new TestResult.Undefined("new_categories", "the reference has no values", 0, 1));
        assertThatThrownBy(() -> NewCategories.test(Map.of("a", -1L), Map.of(), 0.05))
                .hasMessageContaining("\"a\" (-1)");
    }

    private static TestResult.Known known(Map<String, Long> reference, Map<String, Long> current) {
        return (TestResult.Known) NewCategories.test(reference, current, 0.01);
    }
}
