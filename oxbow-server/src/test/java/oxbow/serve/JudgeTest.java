package oxbow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.problem.ProblemException;
import oxbow.record.Arm;
import oxbow.record.NewFeedback;
import oxbow.record.Prediction;
import oxbow.testing.Stand;
import oxbow.testing.SteppedClock;

/// A made-up log through the real judge, on real databases.
class JudgeTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration AGE = Duration.ofSeconds(30);
    private static final String TRUTH = "right";

    private final SteppedClock clock = new SteppedClock(START);
    private final Random random = new Random(11);
    private Instant time = START;
    private int made;

    /// The parts of serving without its threads.
    private final class World implements AutoCloseable {

        final Stand stand;
        final LiveEndpoints live;
        final Rollouts rollouts;
        final Endpoints endpoints;
        final TallyBoard board = new TallyBoard();
        final Judge judge;

        World(Path folder, String judgeName) {
            stand = new Stand(folder, clock, 5);
            Serve.Parts parts = stand.parts;
            live = new LiveEndpoints(parts.predictors());
            Changes changes = new Changes(stand.store, live, stand.outbox, clock);
            Transitions transitions = new Transitions(stand.store, changes, stand.access, stand.outbox, clock);
            Candidates candidates =
                    new Candidates(parts.registry(), parts.evaluations(), parts.lineage(), clock, parts.ids());
            rollouts = new Rollouts(
                    stand.store,
                    changes,
                    transitions,
                    candidates,
                    stand.records,
                    board,
                    stand.access,
                    stand.outbox,
                    clock,
                    parts.ids(),
                    parts.random());
            endpoints =
                    new Endpoints(stand.store, live, changes, candidates, rollouts, stand.access, clock, parts.ids());
            judge = new Judge(
                    stand.store,
                    stand.records,
                    stand.leases,
                    transitions,
                    board,
                    clock,
                    judgeName,
                    JudgeSettings.standard());
            for (Snapshot snapshot : stand.store.read(new ServeStore()::newest)) {
                live.publish(live.prepare(snapshot));
            }
        }

        Rollout start(Pattern pattern, double margin, Step... steps) {
            endpoints.create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            Plan plan = new Plan(pattern, List.of(steps), AGE.toSeconds(), 0.01, 0.05, margin);
            return rollouts.start(
                    Stand.SOMEBODY,
                    Stand.PROJECT,
                    "flowers",
                    new NewRollout("iris/2", Optional.empty(), plan, Optional.empty()));
        }

        Rollout rollout(Rollout before) {
            return rollouts.find(Stand.PROJECT, "flowers", before.id());
        }

        /// Requests of a key each, four milliseconds apart, with labels that come after a second, then a look
        /// of the judge when all are old enough.
        boolean canaryLabelled = true;

        void traffic(int requests, double championErrors, double candidateErrors, double labelled) {
            Snapshot snapshot =
                    live.find(Stand.PROJECT, "flowers").orElseThrow().newest().snapshot();
            List<NewFeedback> labels = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                time = time.plusMillis(4);
                Instant at = time;
                String id = "prediction-" + made++;
                boolean canary = snapshot.split()
                        .filter(split -> split.takes("writer " + id))
                        .isPresent();
                boolean label = random.nextDouble() < labelled && (canaryLabelled || !canary);
                snapshot.split()
                        .ifPresentOrElse(
                                split -> rows(snapshot, split, id, at, championErrors, candidateErrors),
                                () -> row(snapshot, snapshot.champion(), Arm.CHAMPION, 0, id, at, championErrors));
                if (label) {
                    labels.add(NewFeedback.label(id, TRUTH, "api"));
                }
            }
            clock.set(time.plusSeconds(1));
            if (!labels.isEmpty()) {
                stand.records.give(Stand.PROJECT, labels);
            }
            stand.committed();
            clock.set(time.plus(AGE).plusSeconds(1));
            time = clock.instant();
        }

        private void rows(
                Snapshot snapshot, Snapshot.Split split, String id, Instant at, double champion, double candidate) {
            if (split.pattern() == Pattern.SHADOW) {
                row(snapshot, snapshot.champion(), Arm.CHAMPION, 0, id, at, champion);
                row(snapshot, split.candidate(), Arm.SHADOW, 0, id, at, candidate);
            } else if (split.takes("writer " + id)) {
                row(snapshot, split.candidate(), Arm.CANARY, split.weight(), id, at, candidate);
            } else {
                row(snapshot, snapshot.champion(), Arm.CHAMPION, split.weight(), id, at, champion);
            }
        }

        private void row(
                Snapshot snapshot, Deployment by, Arm arm, double weight, String id, Instant at, double errors) {
            stand.records.append(new Prediction(
                    id,
                    at,
                    Stand.PROJECT,
                    snapshot.endpointId(),
                    snapshot.version(),
                    by.id(),
                    arm,
                    weight,
                    "writer " + id,
                    random.nextDouble() < errors ? "wrong" : TRUTH,
                    0.9,
                    "model",
                    0,
                    100,
                    Optional.empty(),
                    new byte[0],
                    id,
                    ""));
        }

        @Override
        public void close() {
            judge.release();
            live.close();
            stand.close();
        }
    }

    @Test
    void aBadCandidateIsRolledBackAfterAboutAsManyRequestsAsTheTableSays(@TempDir Path folder) {
        try (World world = new World(folder, "one")) {
            Rollout rollout = world.start(Pattern.CANARY, 1, new Step(0.1, 0, 100));
            world.traffic(3_000, 0.02, 0.2, 1);
            world.judge.pass();
            Rollout ended = world.rollout(rollout);
            assertThat(ended.state()).isEqualTo(RolloutState.ROLLED_BACK);
            // the table's median is 24 labelled canary requests; five times as many would be a rare misfortune
            assertThat(ended.evidence().canary().labelledRequests()).isBetween(3L, 120L);
            assertThat(ended.verdict()).map(Verdict::decision).contains("roll_back");
            assertThat(ended.history()).extracting(Happening::what).containsExactly("started", "rolled_back");
            assertThat(world.endpoints.find(Stand.PROJECT, "flowers").champion().model())
                    .isEqualTo("iris/1");
            assertThat(world.stand.outbox.after(0, 100)).extracting("type").contains("rollout.rolled_back");
        }
    }

    @Test
    void anEquallyGoodCandidateIsNeitherRolledBackNorPromoted(@TempDir Path folder) {
        try (World world = new World(folder, "one")) {
            Rollout rollout = world.start(Pattern.CANARY, 1, new Step(0.5, 0, 100));
            world.traffic(6_000, 0.05, 0.05, 0.7);
            world.judge.pass();
            Rollout after = world.rollout(rollout);
            assertThat(after.state()).isEqualTo(RolloutState.RUNNING);
            assertThat(after.evidence().canary().requests()).isBetween(2_700L, 3_300L);
            assertThat(after.evidence().unlabelledCanary()).isBetween(700L, 1_100L);
            assertThat(after.evidence().waitingCanary()).isZero();
            assertThat(after.expectedWait()).isPresent();
            world.traffic(400, 0.05, 0.05, 1);
            clock.set(time.minus(AGE));
            world.judge.pass();
            Evidence young = world.rollout(rollout).evidence();
            assertThat(young.unlabelledCanary())
                    .as("what is too young is not without a label")
                    .isEqualTo(after.evidence().unlabelledCanary());
            assertThat(young.waitingCanary()).isBetween(150L, 250L);
        }
    }

    @Test
    void withoutLabelsNothingIsDecided(@TempDir Path folder) {
        try (World world = new World(folder, "one")) {
            Rollout rollout = world.start(Pattern.CANARY, 1, new Step(0.5, 0, 0));
            world.traffic(2_000, 0, 1, 0);
            world.judge.pass();
            assertThat(world.rollout(rollout).state()).isEqualTo(RolloutState.RUNNING);
            assertThat(world.rollout(rollout).evidence().judgedKeys()).isZero();
        }
    }

    @Test
    void aCandidateWhoseLabelsAreMissingDoesNotLookBetter(@TempDir Path folder) {
        try (World world = new World(folder, "one")) {
            Rollout rollout = world.start(Pattern.CANARY, 1, new Step(0.5, 0, 0), new Step(0.5, 0, 0));
            world.canaryLabelled = false;
            world.traffic(400, 0.3, 0.3, 1);
            world.judge.pass();
            assertThat(world.rollout(rollout).state()).isEqualTo(RolloutState.HELD);
            assertThat(world.rollout(rollout).step()).isZero();
        }
    }

    @Test
    void aBetterCandidateClimbsTheStepsAndIsPromotedAcrossRestarts(@TempDir Path folder) {
        Rollout rollout;
        Tally interrupted;
        try (World world = new World(folder, "one")) {
            rollout = world.start(Pattern.CANARY, 1, new Step(0.2, 0, 100), new Step(0.5, 20, 200));
            world.traffic(3_000, 0.2, 0.02, 1);
            world.judge.pass();
            assertThat(world.rollout(rollout).step()).isEqualTo(1);
            world.traffic(150, 0.2, 0.02, 1);
            world.judge.pass();
            assertThat(world.rollout(rollout).state())
                    .as("min_judged is not reached")
                    .isEqualTo(RolloutState.RUNNING);
            interrupted = world.board.tally(rollout.id()).orElseThrow();
        }
        try (World world = new World(folder, "two")) {
            world.judge.pass();
            assertThat(world.board.tally(rollout.id())).contains(interrupted);
            assertThat(world.rollout(rollout).step()).isEqualTo(1);
            world.traffic(400, 0.2, 0.02, 1);
            world.judge.pass();
            Rollout ended = world.rollout(rollout);
            assertThat(ended.state()).isEqualTo(RolloutState.PROMOTED);
            assertThat(ended.history()).extracting(Happening::what).containsExactly("started", "advanced", "promoted");
            assertThat(world.endpoints.find(Stand.PROJECT, "flowers").champion().model())
                    .isEqualTo("iris/2");
            Endpoint endpoint = world.endpoints.find(Stand.PROJECT, "flowers");
            assertThat(endpoint.championSince())
                    .as("the candidate serves since its promotion, not since it was tried")
                    .isEqualTo(ended.endedAt().orElseThrow())
                    .isAfter(endpoint.champion().createdAt());
            Rollout back = world.rollouts.rollBack(Stand.SOMEBODY, Stand.PROJECT, "flowers", rollout.id());
            assertThat(back.state()).isEqualTo(RolloutState.ROLLED_BACK);
            assertThat(world.endpoints.find(Stand.PROJECT, "flowers").champion().model())
                    .isEqualTo("iris/1");
        }
    }

    @Test
    void labelsFromReviewsAreNoEvidence(@TempDir Path folder) {
        try (World world = new World(folder, "one")) {
            Rollout rollout = world.start(Pattern.CANARY, 1, new Step(0.5, 0, 0));
            world.traffic(200, 0, 1, 0);
            for (int i = 0; i < 200; i++) {
                world.stand.records.give(
                        Stand.PROJECT,
                        List.of(NewFeedback.label("prediction-" + i, TRUTH, NewFeedback.REVIEW + "-stand-in")));
            }
            world.judge.pass();
            assertThat(world.rollout(rollout).evidence().judgedKeys()).isZero();
        }
    }

    @Test
    void aShadowIsComparedOnTheSameRequests(@TempDir Path folder) {
        try (World world = new World(folder, "one")) {
            Rollout rollout = world.start(Pattern.SHADOW, 1);
            world.traffic(1_500, 0.12, 0.03, 1);
            world.judge.pass();
            Rollout ended = world.rollout(rollout);
            assertThat(ended.state()).isEqualTo(RolloutState.STOPPED);
            assertThat(ended.verdict()).map(Verdict::decision).contains("candidate_better");
            assertThat(ended.evidence().paired().orElseThrow().onlyChampionWrong())
                    .isPositive();
            assertThat(world.endpoints.find(Stand.PROJECT, "flowers").champion().model())
                    .isEqualTo("iris/1");
        }
    }

    @Test
    void blueGreenSwitchesAtOnceAndBack(@TempDir Path folder) {
        try (World world = new World(folder, "one")) {
            Rollout rollout = world.start(Pattern.BLUE_GREEN, 1);
            assertThat(world.live
                            .find(Stand.PROJECT, "flowers")
                            .orElseThrow()
                            .served()
                            .versions())
                    .containsExactly("iris/1", "iris/2");
            assertThatThrownBy(() -> world.rollouts.start(
                            Stand.SOMEBODY,
                            Stand.PROJECT,
                            "flowers",
                            new NewRollout("iris/2", Optional.empty(), rollout.plan(), Optional.empty())))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("rollout of iris/2 already");
            world.rollouts.rollBack(Stand.SOMEBODY, Stand.PROJECT, "flowers", rollout.id());
            assertThat(world.live
                            .find(Stand.PROJECT, "flowers")
                            .orElseThrow()
                            .served()
                            .versions())
                    .containsExactly("iris/1");
            assertThatThrownBy(() -> world.rollouts.promote(Stand.SOMEBODY, Stand.PROJECT, "flowers", rollout.id()))
                    .hasMessageContaining("over");
        }
    }
}
