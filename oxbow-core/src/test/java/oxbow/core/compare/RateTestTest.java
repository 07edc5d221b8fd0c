package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTestTest {
    /// scipy 1.17.1: twice the smaller of `fisher_exact(table, alternative="less" | "greater")`.
    @Test
    void agreesWithScipy() {
        assertThat(known(3, 20, 9, 20).pValue()).isCloseTo(2 * 0.04117938850975558, within(1e-12));
        assertThat(known(0, 50, 6, 50).pValue()).isCloseTo(2 * 0.013330538154195232, within(1e-12));
        assertThat(known(6, 50, 0, 50).pValue()).isCloseTo(2 * 0.013330538154195232, within(1e-12));
        assertThat(known(1_000, 10_000, 1_100, 10_000).pValue()).isCloseTo(2 * 0.011189437400240069, within(1e-10));
        assertThat(known(2, 1_000_000, 20, 1_000_000).pValue()).isCloseTo(2 * 6.0553637898433566e-05, within(1e-11));
    }

    @Test
    void theThresholdIsWhereTheDecisionTurns() {
        for (long k = 10; k <= 40; k++) {
            TestResult.Known result = known(10, 100, k, 200);
            assertThat(result.significant())
                    .as("%d of 200", k)
                    .isEqualTo(result.statistic() >= result.threshold() - 1e-12);
        }
        assertThat(known(0, 4, 1, 4).threshold())
                .as("no split of one hit is significant")
                .isEqualTo(1);
    }

    @Test
    void equalSharesAreNotDifferent() {
        assertThat(known(0, 10, 0, 10).pValue()).isEqualTo(1);
        assertThat(known(10, 10, 10, 10).pValue()).isEqualTo(1);
        assertThat(known(5, 10, 50, 100).pValue()).isEqualTo(1);
        assertThat(known(5, 10, 50, 100).effect()).isEqualTo(Effect.exact("rate_difference", 0));
    }

    @Test
    void anEmptySideIsUndefinedAndBadCountsAreNamed() {
        assertThat(RateTest.test("missing_rate", 0, 0, 1, 5, 0.05))
                .isEqualTo(new TestResult.Undefined("missing_rate", "the reference has no values", 0, 5));
        assertThatThrownBy(() -> RateTest.test("missing_rate", 3, 2, 1, 5, 0.05))
                .hasMessageContaining("(3 and 1)");
        assertThatThrownBy(() -> RateTest.test("missing_rate", 1, 2, 6, 5, 0.05))
                .hasMessageContaining("(2 and 5)");
    }

    private static TestResult.Known known(long hits, long n, long currentHits, long m) {
        return (TestResult.Known) RateTest.test("missing_rate", hits, n, currentHits, m, 0.05);
    }
}
