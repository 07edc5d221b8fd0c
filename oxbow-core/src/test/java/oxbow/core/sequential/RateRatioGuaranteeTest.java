package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RateRatioGuaranteeTest {
    private static final double ALPHA = 0.01;
    private static final int REPETITIONS = 2_000;
    private static final double ALPHA_PLUS_3_SE = ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / REPETITIONS);

    private record Label(double arrival, boolean canary, double weight) {}

    @Test
    @Tag("simulation")
    void equallyGoodCandidatesAreRarelyRolledBackUnderARamp() {
        assertThat(falseVerdicts(Direction.WORSE, true)).isLessThanOrEqualTo(ALPHA_PLUS_3_SE);
    }

    @Test
    @Tag("simulation")
    void equallyGoodCandidatesAreRarelyCalledBetterUnderARamp() {
        assertThat(falseVerdicts(Direction.BETTER, true)).isLessThanOrEqualTo(ALPHA_PLUS_3_SE);
    }

    @Test
    @Tag("simulation")
    void theWeightAtLabelArrivalWouldBreakThePromise() {
        assertThat(falseVerdicts(Direction.WORSE, false)).isGreaterThan(10 * ALPHA_PLUS_3_SE);
    }

    @Test
    void threeCanaryOnlyErrorsRollBackAtTenPercent() {
        assertThat(canaryOnlyErrorsNeeded(0.1, 1, ALPHA)).isEqualTo(3);
        assertThat(canaryOnlyErrorsNeeded(0.1, 1, ALPHA / 5)).isEqualTo(4);
        assertThat(canaryOnlyErrorsNeeded(0.1, 1.25, ALPHA / 5)).isEqualTo(5);
        assertThat(canaryOnlyErrorsNeeded(0.5, 1, ALPHA)).isEqualTo(9);
    }

    @Test
    void theOrderOfErrorsDoesNotMatter() {
        RateRatioTest one =
                RateRatioTest.of(Direction.WORSE, 1).error(true, 0.1).error(false, 0.4);
        RateRatioTest other =
                RateRatioTest.of(Direction.WORSE, 1).error(false, 0.4).error(true, 0.1);

        assertThat(one.eValue()).isCloseTo(other.eValue(), within(1e-12));
        assertThat(one.canaryErrors()).isEqualTo(1);
        assertThat(one.championErrors()).isEqualTo(1);
    }

    @Test
    void nothingSeenIsNoEvidenceAndErrorsUnderFullWeightAddNone() {
        assertThat(RateRatioTest.of(Direction.WORSE, 1.25).eValue()).isCloseTo(1, within(1e-12));
        assertThat(RateRatioTest.of(Direction.WORSE, 1.25).error(true, 1).eValue())
                .isCloseTo(1, within(1e-12));
        assertThat(RateRatioTest.of(Direction.BETTER, 1).error(false, 0).eValue())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void overwhelmingEvidenceStaysFinite() {
        RateRatioTest test = RateRatioTest.of(Direction.WORSE, 1);
        for (int i = 0; i < 2_000; i++) {
            test = test.error(true, 0.1);
        }
        assertThat(test.eValue()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void impossibleInputsAreNamed() {
        assertThatThrownBy(() -> RateRatioTest.of(Direction.WORSE, 1).error(true, 0))
                .hasMessageContaining("weight at assignment");
        assertThatThrownBy(() -> RateRatioTest.of(Direction.WORSE, 1).error(true, 10))
                .hasMessageContaining("percentage");
        assertThatThrownBy(() -> RateRatioTest.of(Direction.WORSE, 0)).hasMessageContaining("margin (0.0)");
        assertThatThrownBy(() -> new RateRatioTest(Direction.BETTER, 1, List.of(0.0), 0, 0))
                .hasMessageContaining("6 alternatives");
    }

    private static int canaryOnlyErrorsNeeded(double weight, double margin, double alpha) {
        RateRatioTest test = RateRatioTest.of(Direction.WORSE, margin);
        int errors = 0;
        while (test.eValue() < 1 / alpha) {
            test = test.error(true, weight);
            errors++;
        }
        return errors;
    }

    /// Both arms err at 5 %; the weight falls from 50 % to 5 %; labels arrive after 500 requests on average.
    private static double falseVerdicts(Direction direction, boolean weightAtAssignment) {
        SplittableRandom random = new SplittableRandom(20_261_121);
        int verdicts = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            RateRatioTest test = RateRatioTest.of(direction, 1);
            for (Label label : labels(random)) {
                double weight = weightAtAssignment ? label.weight() : weightAt(label.arrival());
                test = test.error(label.canary(), weight);
                if (test.eValue() >= 1 / ALPHA) {
                    verdicts++;
                    break;
                }
            }
        }
        return (double) verdicts / REPETITIONS;
    }

    private static List<Label> labels(SplittableRandom random) {
        List<Label> labels = new ArrayList<>();
        for (int request = 0; request < 3_000; request++) {
            double weight = weightAt(request);
            boolean canary = random.nextDouble() < weight;
            if (random.nextDouble() < 0.05) {
                labels.add(new Label(request - 500 * Math.log1p(-random.nextDouble()), canary, weight));
            }
        }
        labels.sort(Comparator.comparingDouble(Label::arrival));
        return labels;
    }

    private static double weightAt(double request) {
        return request < 1_500 ? 0.5 : 0.05;
    }
}
