package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.sequential.Simulations.share;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.sequential.AutomationChance.ErrorCurve;
import oxbow.core.sequential.LearnThenTest.Starts;
import oxbow.core.sequential.VerdictChance.Scores;

/// Chances of a verdict against request-by-request simulations, closed forms and the expected waits.
class VerdictChanceTest {
    private static final RateRatioTest WORSE = RateRatioTest.of(Direction.WORSE, 1);

    @Test
    void noErrorsProveALowRateExactlyWhenTheBoundSays() {
        assertThat(VerdictChance.provenBelow(0, 0.01, 0.05, 376)).isZero();
        assertThat(VerdictChance.provenBelow(0, 0.01, 0.05, 377)).isEqualTo(1);
    }

    @Test
    void threeCanaryErrorsInARowDecide() {
        assertThat(VerdictChance.rateRatio(WORSE, 0, 1, 0.1, 0.01, 2)).isZero();
        // 3 or more canary requests of 30, binomial by scipy
        assertThat(VerdictChance.rateRatio(WORSE, 0, 1, 0.1, 0.01, 30)).isCloseTo(0.5886, within(0.05));
        assertThat(VerdictChance.rateRatio(WORSE, 0, 0, 0.1, 0.01, 30)).isZero();
    }

    @Test
    void oneThresholdIsProvenAsOftenAsTheBinomialSays() {
        LearnThenTest test = new LearnThenTest(0.02, 0.05, Starts.EARLY);
        ErrorCurve all = new ErrorCurve(new double[] {1}, new double[] {0.01});

        // scipy binom.cdf(k, n, 0.01) with the greatest k that is proven: 0 of 150, 4 of 500
        assertThat(AutomationChance.of(test, all, 149)).isEqualTo(new AutomationChance(0, 0));
        assertThat(AutomationChance.of(test, all, 150).probability()).isCloseTo(0.2215, within(0.05));
        assertThat(AutomationChance.of(test, all, 500).probability()).isCloseTo(0.4396, within(0.05));
    }

    @Test
    void theShareIsThatOfTheLoosestProvenThreshold() {
        LearnThenTest test = new LearnThenTest(0.02, 0.05, Starts.EARLY);
        ErrorCurve curve = new ErrorCurve(new double[] {0.25, 0.5, 0.75}, new double[] {0, 0, 1.0 / 3});

        assertThat(AutomationChance.of(test, curve, 1_000)).isEqualTo(new AutomationChance(1, 0.5));
    }

    @Test
    void impossibleQuestionsAreNamed() {
        assertThatThrownBy(() -> VerdictChance.paired(0.6, 0.5, 0.05, 10)).hasMessageContaining("rate (1.1)");
        assertThatThrownBy(() -> VerdictChance.paired(0.1, 0.2, 0.05, 0)).hasMessageContaining("requests (0)");
        assertThatThrownBy(() -> VerdictChance.paired(0.1, 0.2, 0.05, 1_000_001))
                .hasMessageContaining("1000001");
        assertThatThrownBy(() -> new Scores(0.5, -1)).hasMessageContaining("deviation (-1.0)");
        assertThatThrownBy(() -> new ErrorCurve(new double[] {0.5, 0.4}, new double[2]))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> new ErrorCurve(new double[] {0.5, 1}, new double[] {0.5, 0.1}))
                .hasMessageContaining("possible");
        assertThatThrownBy(() -> new ErrorCurve(new double[1], new double[2])).hasMessageContaining("as many");
        ErrorCurve curve = new ErrorCurve(new double[] {1}, new double[] {0});
        LearnThenTest test = new LearnThenTest(0.02, 0.05, Starts.EARLY);
        assertThatThrownBy(() -> AutomationChance.of(test, curve, 0)).hasMessageContaining("items (0)");
    }

    @Test
    @Tag("simulation")
    void halfOfTheRolloutsDecideWithinTheExpectedWait() {
        int rollback = (int) ExpectedWait.requestsToRollback(0.02, 0.06, 0.1, 0.01, 1);
        assertThat(VerdictChance.rateRatio(WORSE, 0.02, 0.06, 0.1, 0.01, rollback))
                .isCloseTo(0.5, within(0.08));
        int paired = (int) ExpectedWait.requestsToPairedVerdict(0.04, 0.01, 0.01);
        assertThat(VerdictChance.paired(0.04, 0.01, 0.01, paired)).isCloseTo(0.5, within(0.08));
        int units = (int) ExpectedScoreWait.sampleRatioUnits(0.1, 0.12, 0.01);
        assertThat(VerdictChance.sampleRatio(0.1, 0.12, 0.01, units)).isCloseTo(0.5, within(0.12));
        int pairs = (int) ExpectedScoreWait.pairs(0.1, 0.4, ScoreRange.DIFFERENCE, 0.01);
        assertThat(VerdictChance.runningMean(new Scores(0.1, 0.4), 0, 0.01, pairs))
                .isCloseTo(0.5, within(0.12));
    }

    @Test
    @Tag("simulation")
    void errorRatesAndPairsAgreeWithRequestByRequestSimulation() {
        assertThat(VerdictChance.rateRatio(WORSE, 0.05, 0.15, 0.3, 0.01, 400))
                .isCloseTo(
                        share(800, 1, random -> {
                            RateRatioTest test = WORSE;
                            for (int i = 0; i < 400 && test.eValue() < 100; i++) {
                                boolean canary = random.nextDouble() < 0.3;
                                if (random.nextDouble() < (canary ? 0.15 : 0.05)) {
                                    test = test.error(canary, 0.3);
                                }
                            }
                            return test.eValue() >= 100;
                        }),
                        within(0.08));
        assertThat(VerdictChance.paired(0.04, 0.01, 0.01, 800))
                .isCloseTo(
                        share(800, 2, random -> {
                            PairedShadowTest test = PairedShadowTest.start();
                            for (int i = 0; i < 800; i++) {
                                double u = random.nextDouble();
                                test = test.add(u < 0.01, u > 0.96);
                                if (test.eCandidateWorse() >= 100) {
                                    return true;
                                }
                            }
                            return false;
                        }),
                        within(0.08));
    }

    /// Uniform scores instead of two points: only mean and deviation matter.
    @Test
    @Tag("simulation")
    void meansAgreeWithRequestByRequestSimulationOfOtherScores() {
        double deviation = 0.6 / Math.sqrt(12);
        assertThat(VerdictChance.runningMean(new Scores(0.1, 2 * deviation), 0, 0.05, 700))
                .isCloseTo(
                        share(500, 3, random -> {
                            RunningMeanBound bound = RunningMeanBound.of(ScoreRange.DIFFERENCE);
                            for (int i = 0; i < 700; i++) {
                                bound = bound.add(0.1 - 0.6 + 1.2 * random.nextDouble());
                                if (bound.lower(0.05) > 0) {
                                    return true;
                                }
                            }
                            return false;
                        }),
                        within(0.1));
        Scores canary = new Scores(0.6, deviation);
        Scores champion = new Scores(0.4, deviation);
        int requests = (int) ExpectedScoreWait.unpairedRequests(0.2, Math.sqrt(1.5) * deviation, 0.5, 0.05);
        double chance = VerdictChance.unpairedMeans(canary, champion, 0, 0.5, 0.05, requests);
        assertThat(chance)
                .as("the expected wait of E")
                .isBetween(0.3, 0.9)
                .isCloseTo(
                        share(500, 4, random -> {
                            UnpairedMeans means = UnpairedMeans.start();
                            for (int i = 0; i < requests; i++) {
                                boolean toCanary = random.nextBoolean();
                                means = means.add(toCanary, (toCanary ? 0.3 : 0.1) + 0.6 * random.nextDouble());
                                if (means.difference().lower(0.05) > 0) {
                                    return true;
                                }
                            }
                            return false;
                        }),
                        within(0.1));
    }

    @Test
    @Tag("simulation")
    void thePublishedChancesOfAutomationComeOut() {
        double[] shares = new double[40];
        double[] errors = new double[40];
        for (int j = 0; j < 40; j++) {
            shares[j] = j == 39 ? 1 : 149.79 * Math.pow(2.5, j / 10.0) / 5_000;
            errors[j] = 0.005 + 0.018 * shares[j] / 2;
        }
        ErrorCurve curve = new ErrorCurve(shares, errors);

        assertThat(chance(Starts.EARLY, curve)).as("published 45 %%").isCloseTo(0.45, within(0.08));
        assertThat(chance(Starts.LATE, curve))
                .as("published 63 %%; more where chance moves the start to the next threshold")
                .isBetween(0.55, 0.8);
        assertThat(chance(Starts.FOUR, curve)).as("published 77 %%").isCloseTo(0.77, within(0.08));
    }

    private static double chance(Starts starts, ErrorCurve curve) {
        return AutomationChance.of(new LearnThenTest(0.02, 0.05, starts), curve, 5_000)
                .probability();
    }
}
