package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long verdicts take, request by request, against the published medians.
@Tag("simulation")
class RateRatioWaitTest {
    private static final double[] BASELINES = {0.005, 0.01, 0.02, 0.05, 0.10};
    private static final int REPETITIONS = 801;
    private static final int MOST_REQUESTS = 60_000;

    private record Wait(double total, double canary) {}

    @Test
    void tenfoldErrorsAreFoundAfterThePublishedCanaryRequests() {
        assertTable(0.1, 0.01, 1, 95, 48, 24, 10, 5);
        assertTable(0.5, 0.01, 1, 219, 109, 54, 23, 12);
        assertTable(0.1, 0.002, 1.25, 159, 76, 39, 16, 9);
    }

    @Test
    void smallerRegressionsAreFoundLater() {
        assertThat(wait(Direction.WORSE, 0.01, 0.03, 0.1, 0.01, 1).canary()).isCloseTo(520, within(520 * 0.12));
        assertThat(wait(Direction.WORSE, 0.01, 0.02, 0.1, 0.01, 1).canary()).isCloseTo(1_540, within(1_540 * 0.12));
    }

    @Test
    void expectedWaitAgreesWithRequestByRequestSimulation() {
        double[][] cases = {{0.005, 0.05, 0.1}, {0.10, 1.0, 0.1}, {0.02, 0.06, 0.5}, {0.035, 0.06, 0.5}};
        for (double[] each : cases) {
            double simulated =
                    wait(Direction.WORSE, each[0], each[1], each[2], 0.01, 1).total();
            long said = ExpectedWait.requestsToRollback(each[0], each[1], each[2], 0.01, 1);

            assertThat((double) said)
                    .as("%s against %s at weight %s", each[1], each[0], each[2])
                    .isCloseTo(simulated, within(simulated * 0.12 + 1));
        }
        double simulated = wait(Direction.BETTER, 0.06, 0.035, 0.5, 0.05, 1).total();
        assertThat((double) ExpectedWait.requestsToProveBetter(0.06, 0.035, 0.5, 0.05, 1))
                .isCloseTo(simulated, within(simulated * 0.12));
    }

    private static void assertTable(double weight, double alpha, double margin, double... medians) {
        for (int i = 0; i < medians.length; i++) {
            double p0 = BASELINES[i];
            assertThat(wait(Direction.WORSE, p0, 10 * p0, weight, alpha, margin).canary())
                    .as("canary requests at weight %s, α %s, margin %s, baseline %s", weight, alpha, margin, p0)
                    .isCloseTo(medians[i], within(medians[i] * 0.12 + 0.5));
        }
    }

    private static Wait wait(
            Direction direction, double baseline, double candidate, double weight, double alpha, double margin) {
        SplittableRandom random = new SplittableRandom(7);
        double[] total = new double[REPETITIONS];
        double[] canaries = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            RateRatioTest test = RateRatioTest.of(direction, margin);
            while (test.eValue() < 1 / alpha && total[i] < MOST_REQUESTS) {
                boolean error;
                boolean canary;
                do {
                    canary = random.nextDouble() < weight;
                    error = random.nextDouble() < (canary ? candidate : baseline);
                    total[i]++;
                    canaries[i] += canary ? 1 : 0;
                } while (!error);
                test = test.error(canary, weight);
            }
        }
        return new Wait(median(total), median(canaries));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
