package oxbow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oxbow.record.Arm;

/// The counting rules, by simulation without databases.
class TrialTest {

    private static final int REPETITIONS = 400;
    private static final double ALPHA = 0.01;
    private static final Plan PLAN =
            new Plan(Pattern.CANARY, List.of(new Step(0.5, 0, 0), new Step(0.5, 0, 0)), 10, ALPHA, 0.05, 1);

    /// How often equal arms are told apart when errors come in bursts of ten per key.
    private static double falseRollbacks(boolean byKey) {
        int rolledBack = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            Random random = new Random(repetition);
            Trial trial = Trial.of(PLAN, 1);
            Bounds bounds = new Bounds(PLAN);
            Bounds.Place place = new Bounds.Place(RolloutState.HELD, 0, 0);
            long offset = 0;
            for (int key = 0; key < 600 && offset >= 0; key++) {
                boolean canary = random.nextBoolean();
                boolean wrong = random.nextDouble() < 0.05;
                for (int request = 0; request < 10; request++) {
                    String unit = byKey ? "key-" + key : "key-" + key + "-" + request;
                    trial.judge(ballot(++offset, unit, canary, wrong));
                }
                Optional<Verdict> verdict = wrong ? bounds.verdict(place, trial.tally(), offset) : Optional.empty();
                if (verdict.isPresent()) {
                    rolledBack++;
                    offset = -1;
                }
            }
        }
        return (double) rolledBack / REPETITIONS;
    }

    private static Ballot ballot(long offset, String key, boolean canary, boolean wrong) {
        return new Ballot(
                offset,
                "p" + offset,
                offset,
                key,
                canary ? Arm.CANARY : Arm.CHAMPION,
                0.5,
                1,
                wrong ? Ballot.Outcome.WRONG : Ballot.Outcome.RIGHT);
    }

    @Test
    void aKeyWhoseArmChangesWithTheWeightIsOneKeyJudgedAndOneInEachArm() {
        Trial trial = Trial.of(PLAN, 1);
        trial.judge(ballot(1, "key", false, false));
        trial.judge(ballot(2, "key", true, false));
        assertThat(trial.tally().judgedKeys()).isEqualTo(1);
        assertThat(trial.tally().canary().labelled()).isEqualTo(1);
        assertThat(trial.tally().champion().labelled()).isEqualTo(1);
    }

    @Test
    void burstsOfErrorsOfOneKeyDoNotRollBackAnEqualCandidate() {
        double threeErrors = 3 * Math.sqrt(ALPHA * (1 - ALPHA) / REPETITIONS);
        assertThat(falseRollbacks(true)).isLessThanOrEqualTo(ALPHA + threeErrors);
    }

    @Test
    void countingRequestsInsteadOfKeysWouldBreakThePromise() {
        assertThat(falseRollbacks(false)).isGreaterThan(0.1);
    }

    @Test
    void anArmThatLosesKeysOrLabelsIsInconclusive() {
        Trial trial = Trial.of(PLAN, 1);
        Random random = new Random(3);
        Optional<Verdict> verdict = Optional.empty();
        for (int i = 1; i <= 3_000 && verdict.isEmpty(); i++) {
            boolean canary = random.nextBoolean();
            boolean labelled = !canary || random.nextDouble() < 0.6;
            Ballot.Outcome outcome = labelled ? Ballot.Outcome.RIGHT : Ballot.Outcome.UNLABELLED;
            trial.judge(new Ballot(i, "p" + i, i, "key-" + i, canary ? Arm.CANARY : Arm.CHAMPION, 0.5, 1, outcome));
            verdict = new Bounds(PLAN).verdict(new Bounds.Place(RolloutState.RUNNING, 0, 0), trial.tally(), i);
        }
        assertThat(verdict.orElseThrow().decision()).isEqualTo(Bounds.HOLD);
        assertThat(verdict.orElseThrow().at()).isAfter(Instant.EPOCH);
    }

    @Test
    void threeErrorsOfTheCanaryAloneRollBackAtATenthOfTheTraffic() {
        Trial trial = Trial.of(PLAN, 1);
        for (int i = 1; i <= 3; i++) {
            trial.judge(new Ballot(i, "p" + i, i, "key-" + i, Arm.CANARY, 0.1, 1, Ballot.Outcome.FAILED));
        }
        assertThat(trial.tally().eWorse()).isGreaterThanOrEqualTo(1 / ALPHA);
    }
}
