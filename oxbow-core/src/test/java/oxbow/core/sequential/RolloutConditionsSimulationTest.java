package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.sequential.Simulations.allowed;
import static oxbow.core.sequential.Simulations.delay;
import static oxbow.core.sequential.Simulations.quantile;
import static oxbow.core.sequential.Simulations.share;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Decisions, rollouts 1, 2, 3 and 6: equally good arms, rolled back rarely if the conditions hold, often if one is
/// broken.
@Tag("simulation")
class RolloutConditionsSimulationTest {
    private static final double ALPHA = 0.01;
    private static final int REPETITIONS = 500;

    /// How often a simulation is repeated that is repeated so often in `verify`.
    int times(int small) {
        return small;
    }

    /// A request that was answered wrongly, and when its label comes.
    private record Mistake(Assignment assignment, double labelledAt) {
        RateRatioTest addTo(RateRatioTest test, double weight) {
            return test.error(assignment.canary(), weight);
        }
    }

    @Test
    void theWeightAtAssignmentHoldsUnderARampAndTheWeightAtArrivalDoesNot() {
        JudgingAge age = JudgingAge.ofMeanDelay(750);

        assertThat(share(times(REPETITIONS), 1, random -> isRolledBack(ramp(random), age)))
                .as("published 0.6 %%")
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
        assertThat(share(times(REPETITIONS), 1, random -> {
                    List<Mistake> errors = byArrival(ramp(random));
                    RateRatioTest test = RateRatioTest.of(Direction.WORSE, 1);
                    boolean found = false;
                    for (Mistake error : errors) {
                        test = error.addTo(test, rampWeight(error.labelledAt()));
                        found |= test.eValue() >= 1 / ALPHA;
                    }
                    return found;
                }))
                .as("published 61 %%")
                .isBetween(0.45, 0.75);
    }

    @Test
    void oneAgeOfFourMeanDelaysHoldsWhereLabelsOfOneArmAreSooner() {
        assertThat(share(
                        times(REPETITIONS),
                        2,
                        random -> isRolledBack(fasterCanary(random, 8_000), new JudgingAge(8_000))))
                .as("H = 4 mean delays: published 0.4 %%")
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
        assertThat(share(times(200), 2, random -> isRolledBack(fasterCanary(random, 16_000), new JudgingAge(2_000))))
                .as("H = 1: published 99 %%")
                .isGreaterThan(0.9);
        assertThat(share(times(REPETITIONS), 2, random -> {
                    RateRatioTest test = RateRatioTest.of(Direction.WORSE, 1);
                    boolean found = false;
                    for (Mistake error : byArrival(fasterCanary(random, 8_000))) {
                        test = error.addTo(test, 0.5);
                        found |= test.eValue() >= 1 / ALPHA;
                    }
                    return found;
                }))
                .as("judged at arrival: published 88 %%")
                .isBetween(0.7, 0.98);
    }

    @Test
    void labelsThatAreMissingInOneArmMakeTheComparisonInconclusive() {
        assertThat(share(times(60), 3, random -> isInconclusive(random, 500)))
                .as("H = 1")
                .isGreaterThan(0.9);
        assertThat(share(times(60), 3, random -> isInconclusive(random, 6_000)))
                .as("H = 12, no label missing")
                .isLessThanOrEqualTo(allowed(ALPHA, times(60)));
    }

    @Test
    void theLevelIsNotExactAtAnyAgeButNearlyKeptAtFourMeanDelays() {
        for (double weight : new double[] {0.1, 0.5}) {
            assertThat(share(times(300), 8, random -> missingLabelsRollBack(random, weight, 4)))
                    .as("weight %s, H = 4: 1.8 %% missing", weight)
                    .isLessThanOrEqualTo(allowed(ALPHA, times(300)));
            assertThat(share(times(300), 8, random -> missingLabelsRollBack(random, weight, 2)))
                    .as("weight %s, H = 2: 14 %% missing", weight)
                    .isGreaterThan(0.3);
        }
    }

    @Test
    void missingLabelsAreFlaggedBeforeTheyRollBack() {
        for (double delays : new double[] {1, 2}) {
            assertThat(share(times(60), 9, random -> isFlaggedFirst(random, 500 * delays)))
                    .as("H = %s mean delays", delays)
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void burstsOfOneKeyCountOnce() {
        assertThat(share(times(REPETITIONS), 4, random -> isRolledBack(bursts(random), new JudgingAge(1))))
                .as("one vote for each key: published 0.8 %%")
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
        assertThat(share(times(REPETITIONS), 4, random -> burstsRollBackByRequest(random, false)))
                .as("every request counted: published 40 %%")
                .isBetween(0.25, 0.55);
        assertThat(share(times(REPETITIONS), 4, random -> burstsRollBackByRequest(random, true)))
                .as("a coin of its own for every request holds in bursts too")
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
    }

    @Test
    void runsOfDiscordancesBreakThePairedTestUnlessARunVotesOnce() {
        assertThat(share(times(REPETITIONS), 5, random -> runsDecide(random, 3)))
                .as("published 45 %%")
                .isBetween(0.35, 0.55);
        assertThat(share(times(REPETITIONS), 5, random -> runsDecide(random, 1)))
                .as("both directions")
                .isLessThanOrEqualTo(allowed(2 * ALPHA, times(REPETITIONS)));
    }

    @Test
    void oneInTenPairedVerdictsTakesTwiceAsLong() {
        assertThat(quantile(300, 6, 0.9, random -> {
                    PairedShadowTest test = PairedShadowTest.start();
                    while (test.eCandidateWorse() < 1 / ALPHA) {
                        boolean candidate = random.nextDouble() < 0.6;
                        test = test.add(!candidate, candidate);
                    }
                    return test.n() / 0.05;
                }))
                .as("60/40 at 5 %% disagreement: published p90 10,700")
                .isCloseTo(10_700, within(0.15 * 10_700));
    }

    @Test
    void labelsAskedForBecauseOfTheArmAreThinnedToOneProbability() {
        assertThat(share(times(REPETITIONS), 7, random -> labelsByArmRollBack(random, true)))
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
        assertThat(share(times(REPETITIONS), 7, random -> labelsByArmRollBack(random, false)))
                .as("every label counted")
                .isGreaterThan(0.9);
    }

    private static boolean isRolledBack(List<Mistake> errors, JudgingAge age) {
        CanaryEvidence evidence = CanaryEvidence.start(age, 1, 1_000_000);
        List<Mistake> labels = byArrival(errors);
        int next = 0;
        for (Mistake error : errors) {
            double now = error.assignment().at();
            for (; next < labels.size() && labels.get(next).labelledAt() <= now; next++) {
                label(evidence, labels.get(next));
            }
            evidence.advance(now);
            if (evidence.worse().eValue() >= 1 / ALPHA) {
                return true;
            }
            evidence.assigned(error.assignment());
        }
        labels.subList(next, labels.size()).forEach(each -> label(evidence, each));
        evidence.advance(Double.MAX_VALUE);
        return evidence.worse().eValue() >= 1 / ALPHA;
    }

    private static void label(CanaryEvidence evidence, Mistake error) {
        evidence.labelled(error.assignment().request(), true, error.labelledAt());
    }

    private static List<Mistake> byArrival(List<Mistake> errors) {
        return errors.stream()
                .sorted(Comparator.comparingDouble(Mistake::labelledAt))
                .toList();
    }

    private static double rampWeight(double at) {
        return at < 1_500 ? 0.5 : 0.05;
    }

    /// 3,000 requests at 5 % errors; labels after 750 requests on average; the weight falls from 50 % to 5 %.
    private static List<Mistake> ramp(SplittableRandom random) {
        List<Mistake> errors = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            double weight = rampWeight(i);
            boolean canary = random.nextDouble() < weight;
            if (random.nextDouble() < 0.05) {
                errors.add(new Mistake(new Assignment(i, i, canary, weight, i), i + delay(random, 750)));
            }
        }
        return errors;
    }

    /// Half of the requests to each arm, 10 % errors, labels after 2,000 requests on average, the canary's after 500.
    private static List<Mistake> fasterCanary(SplittableRandom random, int requests) {
        List<Mistake> errors = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            boolean canary = random.nextBoolean();
            if (random.nextDouble() < 0.1) {
                double labelledAt = i + delay(random, canary ? 500 : 2_000);
                errors.add(new Mistake(new Assignment(i, i, canary, 0.5, i), labelledAt));
            }
        }
        return errors;
    }

    /// Every request gets a label, after 500 requests on average, the canary's after 125.
    private static boolean isInconclusive(SplittableRandom random, double age) {
        CanaryEvidence evidence = CanaryEvidence.start(new JudgingAge(age), 1, 1_000_000);
        for (int i = 0; i < 3_000; i++) {
            boolean canary = random.nextBoolean();
            evidence.assigned(new Assignment(i, i, canary, 0.5, i));
            evidence.labelled(i, false, i + delay(random, canary ? 125 : 500));
        }
        evidence.advance(Double.MAX_VALUE);
        return evidence.isInconclusive(ALPHA);
    }

    /// 5,000 errors of equally good arms; the champion's labels come late, and those later than the age are missing.
    private static boolean missingLabelsRollBack(SplittableRandom random, double weight, double delays) {
        double inTime = -Math.expm1(-delays);
        double canaryShare = weight / (weight + (1 - weight) * inTime);
        RateRatioTest test = RateRatioTest.of(Direction.WORSE, 1);
        for (int error = 0; error < 5_000; error++) {
            test = test.error(random.nextDouble() < canaryShare, weight);
            if (test.eValue() >= 1 / ALPHA) {
                return true;
            }
        }
        return false;
    }

    /// Labels after 500 requests on average, the canary's after 125; both arms err at 10 %. Whether the shares of
    /// labelled keys are found to be wrong before the canary is rolled back.
    private static boolean isFlaggedFirst(SplittableRandom random, double age) {
        CanaryEvidence evidence = CanaryEvidence.start(new JudgingAge(age), 1, 1_000_000);
        for (int i = 0; i < 30_000; i++) {
            boolean canary = random.nextBoolean();
            evidence.advance(i);
            evidence.assigned(new Assignment(i, i, canary, 0.5, i));
            evidence.labelled(i, random.nextDouble() < 0.1, i + delay(random, canary ? 125 : 500));
            if (evidence.isInconclusive(ALPHA)) {
                return true;
            }
            if (evidence.worse().eValue() >= 1 / ALPHA) {
                return false;
            }
        }
        return false;
    }

    /// Thirty keys at a weight of 10 %, each erring ten times on average.
    private static List<Mistake> bursts(SplittableRandom random) {
        List<Mistake> errors = new ArrayList<>();
        for (int key = 0; key < 30; key++) {
            boolean canary = random.nextDouble() < 0.1;
            do {
                int at = errors.size();
                errors.add(new Mistake(new Assignment(at, key, canary, 0.1, at), at));
            } while (random.nextDouble() < 0.9);
        }
        return errors;
    }

    private static boolean burstsRollBackByRequest(SplittableRandom random, boolean coinForEachRequest) {
        RateRatioTest test = RateRatioTest.of(Direction.WORSE, 1);
        for (Mistake error : bursts(random)) {
            boolean canary = coinForEachRequest
                    ? random.nextDouble() < 0.1
                    : error.assignment().canary();
            test = test.error(canary, 0.1);
            if (test.eValue() >= 1 / ALPHA) {
                return true;
            }
        }
        return false;
    }

    private static boolean runsDecide(SplittableRandom random, int length) {
        PairedShadowTest test = PairedShadowTest.start();
        for (int run = 0; run < 50; run++) {
            boolean candidate = random.nextBoolean();
            for (int i = 0; i < length; i++) {
                test = test.add(!candidate, candidate);
                if (Math.max(test.eCandidateWorse(), test.eCandidateBetter()) >= 1 / ALPHA) {
                    return true;
                }
            }
        }
        return false;
    }

    /// All answers of the canary are checked, one in ten of the champion's; both err at 5 %.
    private static boolean labelsByArmRollBack(SplittableRandom random, boolean thinned) {
        LabelThinning thinning = new LabelThinning(0.1, random.nextLong());
        RateRatioTest test = RateRatioTest.of(Direction.WORSE, 1);
        for (int i = 0; i < 5_000; i++) {
            boolean canary = random.nextDouble() < 0.3;
            double asked = canary ? 1 : 0.1;
            boolean isWrong = random.nextDouble() < 0.05 && random.nextDouble() < asked;
            if (isWrong && (!thinned || thinning.isKept(i, asked))) {
                test = test.error(canary, 0.3);
                if (test.eValue() >= 1 / ALPHA) {
                    return true;
                }
            }
        }
        return false;
    }
}
