package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateBaselineTest {
    @Test
    void countsGiveTheBoundsOfClopperAndPearson() {
        // scipy 1.17.1: beta.ppf(.01, 200, 801), beta.ppf(.99, 201, 800)
        RateBaseline baseline = RateBaseline.ofCounts(200, 1_000, 0.02);
        assertThat(baseline.mean()).isEqualTo(0.2);
        assertThat(baseline.low()).isCloseTo(0.17131643992032614, within(1e-9));
        assertThat(baseline.high()).isCloseTo(0.2310979392850143, within(1e-9));
        assertThat(RateBaseline.ofCounts(0, 1_000, 0.02).low()).isZero();
        assertThat(RateBaseline.ofCounts(0, 1_000, 0.02).high()).isCloseTo(1 - Math.pow(0.01, 1e-3), within(1e-9));
        assertThat(RateBaseline.ofCounts(1_000, 1_000, 0.02).high()).isEqualTo(1);
    }

    @Test
    void momentsGiveTheNormalBoundsAfterOneMadeUpRow() {
        RateBaseline baseline = RateBaseline.ofMoments(0.3, 0.1, 999, 0.02);
        double mean = (0.3 * 999 + 1) / 1_000;
        double variance = 0.01 * 0.999 + 0.49 * 0.999 / 1_000;
        assertThat(baseline.high()).isCloseTo(mean + 2.3263478740408408 * Math.sqrt(variance / 999), within(1e-9));
        double low = 0.3 * 999 / 1_000;
        double below = 0.01 * 0.999 + 0.09 * 0.999 / 1_000;
        assertThat(baseline.low()).isCloseTo(low - 2.3263478740408408 * Math.sqrt(below / 999), within(1e-9));
        assertThat(RateBaseline.ofMoments(0, 0, 100, 0.02).high()).isBetween(0.03, 0.04);
        assertThat(RateBaseline.ofMoments(0, 0, 100, 0.02).low()).isZero();
    }

    @Test
    void boundsOfMomentsHoldAtTheirRate() {
        int wrong = 0;
        for (int reference = 0; reference < 2_000; reference++) {
            SplittableRandom random = new SplittableRandom(reference);
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < 200; row++) {
                double value = Math.pow(random.nextDouble(), 3);
                sum += value;
                squares += value * value;
            }
            double sd = Math.sqrt((squares - sum * sum / 200) / 199);
            RateBaseline baseline = RateBaseline.ofMoments(sum / 200, sd, 200, 0.02);
            wrong += baseline.low() > 0.25 || baseline.high() < 0.25 ? 1 : 0;
        }
        assertThat(wrong).as("of 2,000 at 2 %%, + 3 SE").isLessThanOrEqualTo(59);
    }

    @Test
    void manyDetectorsShareOneDelta() {
        assertThat(RateBaseline.share(0.01, 20, 5)).isCloseTo(1e-4, within(1e-15));
        assertThatThrownBy(() -> RateBaseline.share(0.01, 0, 5)).hasMessageContaining("features (0)");
        assertThatThrownBy(() -> RateBaseline.share(2, 1, 5)).hasMessageContaining("wrong baseline (2.0)");
    }

    @Test
    void clocksShareOneBudget() {
        ClockBudget budget = new ClockBudget(
                1, List.of(ClockBudget.Clock.of(1_000_000), ClockBudget.Clock.of(30), new ClockBudget.Clock(5_000, 2)));

        assertThat(budget.thresholds()).containsExactly(4_000_000.0, 120.0, 10_000.0);
        assertThat(budget.spent(budget.thresholds())).isCloseTo(1, within(1e-12));
        assertThat(new ClockBudget(2, budget.clocks()).threshold(1)).isEqualTo(60);
        assertThat(budget.spent(List.of(1e6, 30.0, 5_000.0))).isCloseTo(3, within(1e-12));
        assertThatThrownBy(() -> budget.spent(List.of(1.0))).hasMessageContaining("thresholds (1)");
        assertThatThrownBy(() -> new ClockBudget(1, List.of())).hasMessageContaining("at least 1 detector");
        assertThatThrownBy(() -> new ClockBudget(0, budget.clocks())).hasMessageContaining("false alarms (0.0)");
        assertThatThrownBy(() -> ClockBudget.Clock.of(-1)).hasMessageContaining("ticks per period (-1.0)");
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> RateBaseline.ofCounts(3, 2, 0.02)).hasMessageContaining("hits (3)");
        assertThatThrownBy(() -> RateBaseline.ofCounts(0, 0, 0.02)).hasMessageContaining("rows (0)");
        assertThatThrownBy(() -> RateBaseline.ofCounts(1, 2, 0)).hasMessageContaining("wrong baseline (0.0)");
        assertThatThrownBy(() -> RateBaseline.ofMoments(2, 0.1, 10, 0.02)).hasMessageContaining("mean (2.0)");
        assertThatThrownBy(() -> RateBaseline.ofMoments(0.2, 0.1, 1, 0.02)).hasMessageContaining("2 rows");
    }
}
