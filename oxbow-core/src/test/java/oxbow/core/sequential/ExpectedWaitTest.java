package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExpectedWaitTest {
    @Test
    void tenfoldErrorsNeedAboutSixTenthsOfACanaryRequestPerBaselineRate() {
        for (double p0 : new double[] {0.005, 0.01, 0.02}) {
            double canary = 0.1 * ExpectedWait.requestsToRollback(p0, 10 * p0, 0.1, 0.01, 1);

            assertThat(canary * p0).isBetween(0.42, 0.66);
        }
    }

    @Test
    void aModestImprovementNeedsThousandsOfRequestsOfBothArms() {
        // 5,800 and 2,060 were published from modest repetitions at α = 0.05
        assertThat((double) ExpectedWait.requestsToProveBetter(0.06, 0.035, 0.1, 0.05, 1))
                .isCloseTo(5_800, within(5_800 * 0.2));
        assertThat((double) ExpectedWait.requestsToProveBetter(0.06, 0.035, 0.5, 0.05, 1))
                .isCloseTo(2_060, within(2_060 * 0.2));
    }

    @Test
    void whatIsNotThereIsNeverFound() {
        assertThat(ExpectedWait.requestsToRollback(0.05, 0.05, 0.1, 0.01, 1)).isEqualTo(ExpectedWait.NEVER);
        assertThat(ExpectedWait.requestsToRollback(0.05, 0.02, 0.1, 0.01, 1)).isEqualTo(ExpectedWait.NEVER);
        assertThat(ExpectedWait.requestsToProveBetter(0.05, 0.06, 0.1, 0.01, 1)).isEqualTo(ExpectedWait.NEVER);
        assertThat(ExpectedWait.requestsToRollback(0, 0, 0.1, 0.01, 1)).isEqualTo(ExpectedWait.NEVER);
        assertThat(ExpectedWait.requestsToRollback(0.01, 0.1, 0, 0.01, 1)).isEqualTo(ExpectedWait.NEVER);
        assertThat(ExpectedWait.requestsToPairedVerdict(0.02, 0.02, 0.01)).isEqualTo(ExpectedWait.NEVER);
    }

    @Test
    void aVeryLongWaitIsStillSaid() {
        long wait = ExpectedWait.requestsToRollback(0.001, 0.00115, 0.1, 0.01, 1);

        assertThat(wait).isBetween(1_000_000L, ExpectedWait.NEVER - 1);
    }

    @Test
    void worseCandidatesStricterLevelsAndMarginsMoveTheWaitTheRightWay() {
        long base = ExpectedWait.requestsToRollback(0.02, 0.06, 0.1, 0.01, 1);

        assertThat(ExpectedWait.requestsToRollback(0.02, 0.12, 0.1, 0.01, 1)).isLessThan(base);
        assertThat(ExpectedWait.requestsToRollback(0.02, 0.06, 0.1, 0.001, 1)).isGreaterThan(base);
        assertThat(ExpectedWait.requestsToRollback(0.02, 0.06, 0.1, 0.01, 1.25)).isGreaterThan(base);
        assertThat(ExpectedWait.requestsToRollback(0.02, 0.06, 0.5, 0.01, 1)).isLessThan(base);
    }

    @Test
    void equalQuestionsGetEqualAnswers() {
        assertThat(ExpectedWait.requestsToPairedVerdict(0.04, 0.01, 0.01))
                .isEqualTo(ExpectedWait.requestsToPairedVerdict(0.04, 0.01, 0.01));
    }

    @Test
    void ratesThatAreNoSharesAreNamed() {
        assertThatThrownBy(() -> ExpectedWait.requestsToRollback(2, 3, 0.1, 0.01, 1))
                .hasMessageContaining("percentage");
        assertThatThrownBy(() -> ExpectedWait.requestsToPairedVerdict(0.6, 0.5, 0.01))
                .hasMessageContaining("add up");
    }
}
