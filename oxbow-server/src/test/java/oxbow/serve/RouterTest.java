package oxbow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.label.AskedBecause;
import oxbow.label.ReviewQueue;
import oxbow.label.Task;
import oxbow.label.TaskQuery;
import oxbow.predict.Recipe;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.record.Arm;
import oxbow.record.LogQuery;
import oxbow.record.Logged;
import oxbow.record.Prediction;
import oxbow.record.RecordSettings;
import oxbow.testing.Eventually;
import oxbow.testing.Stand;

class RouterTest {

    private static final int CALLERS = 8;
    private static final int CHANGES = 40;
    /// The model takes batches of three flowers.
    private static final int ROWS = 3;
    private static final Plan BLUE_GREEN = new Plan(Pattern.BLUE_GREEN, List.of(), 1, 0.01, 0.05, 1);
    private static final Plan HALF = new Plan(Pattern.CANARY, List.of(new Step(0.5, 0, 0)), 3600, 0.01, 0.05, 1);

    private static Inference request(Stand stand, String key) {
        String input = stand.registry
                .modelVersion(Stand.PROJECT, "iris/1")
                .signature()
                .inputs()
                .getFirst()
                .name();
        Tensor row = Tensor.floats(input, new long[] {ROWS, 2}, 5.1f, 3.5f, 6.2f, 2.9f, 5.9f, 3.0f);
        return new Inference(
                Stand.PROJECT, "flowers", Optional.empty(), Optional.of(key), Optional.empty(), List.of(row));
    }

    private static Rollout start(Serve serve, Plan plan, Optional<Recipe> recipe) {
        return serve.rollouts()
                .start(
                        Stand.SOMEBODY,
                        Stand.PROJECT,
                        "flowers",
                        new NewRollout("iris/2", recipe, plan, Optional.empty()));
    }

    private static List<Prediction> logged(Stand stand, Serve serve) {
        stand.committed();
        String id = serve.endpoints().find(Stand.PROJECT, "flowers").id();
        return stand.records.page(LogQuery.newest(id, 1_000)).stream()
                .map(Logged::prediction)
                .toList();
    }

    @Test
    void noRequestFailsWhileEightCallersMeetPromotionsAndRollbacks(@TempDir Path folder) throws Exception {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 1);
                Serve serve = new Serve(stand.parts, ServeSettings.standard());
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            AtomicBoolean over = new AtomicBoolean();
            List<Future<Integer>> answers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                Inference request = request(stand, "caller " + caller);
                answers.add(callers.submit(() -> {
                    int answered = 0;
                    while (!over.get()) {
                        assertThat(serve.router().infer(request).predictionIds())
                                .hasSize(ROWS);
                        answered++;
                    }
                    return answered;
                }));
            }
            for (int i = 0; i < CHANGES; i++) {
                Rollout rollout = start(serve, i % 2 == 0 ? BLUE_GREEN : HALF, Optional.empty());
                if (i % 4 < 2) {
                    serve.rollouts().promote(Stand.SOMEBODY, Stand.PROJECT, "flowers", rollout.id());
                } else {
                    serve.rollouts().rollBack(Stand.SOMEBODY, Stand.PROJECT, "flowers", rollout.id());
                }
            }
            over.set(true);
            for (Future<Integer> each : answers) {
                assertThat(each.get()).isPositive();
            }
            assertThat(serve.endpoints().find(Stand.PROJECT, "flowers").snapshot())
                    .isEqualTo(1 + 2L * CHANGES);
        }
    }

    @Test
    void aCandidateThatAnswersNoNumbersIsReplacedByTheChampionAndCounted(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 2);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            start(serve, BLUE_GREEN, Optional.of(new Recipe(3e38, 0, false)));
            Answer answer = serve.router().infer(request(stand, "somebody"));
            assertThat(answer.arm()).isEqualTo(Arm.CANARY);
            assertThat(answer.modelVersion()).isEqualTo("iris/1");
            assertThat(answer.decidedBy()).containsOnly("champion");
            assertThat(logged(stand, serve))
                    .hasSize(ROWS)
                    .allMatch(Prediction::failed)
                    .allMatch(row -> row.decidedBy().equals("champion"));
            assertThat(serve.endpoints()
                            .find(Stand.PROJECT, "flowers")
                            .traffic()
                            .candidateFailures())
                    .isEqualTo(1);
        }
    }

    @Test
    void aKeyStaysOnItsSideAndTheSharesAreTheWeights(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 3);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            start(serve, HALF, Optional.empty());
            int canary = 0;
            for (int key = 0; key < 400; key++) {
                Arm first = serve.router().infer(request(stand, "key " + key)).arm();
                assertThat(serve.router().infer(request(stand, "key " + key)).arm())
                        .isEqualTo(first);
                canary += first == Arm.CANARY ? 1 : 0;
            }
            assertThat(canary).isBetween(150, 250);
        }
    }

    @Test
    void aShadowAnswersEveryRequestUnseen(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 4);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            start(serve, new Plan(Pattern.SHADOW, List.of(), 3600, 0.01, 0.05, 1), Optional.empty());
            Answer answer = serve.router().infer(request(stand, "somebody"));
            assertThat(answer.modelVersion()).isEqualTo("iris/1");
            Eventually.holds(
                    "the shadow has answered", () -> logged(stand, serve).size() == 2 * ROWS);
            assertThat(logged(stand, serve)).extracting(Prediction::id).isSubsetOf(answer.predictionIds());
        }
    }

    @Test
    void theSplitSurvivesARestart(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 5);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            start(serve, HALF, Optional.empty());
        }
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 6);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            assertThat(serve.router()
                            .served(Stand.PROJECT, "flowers")
                            .orElseThrow()
                            .versions())
                    .containsExactly("iris/1", "iris/2");
            assertThat(serve.endpoints().find(Stand.PROJECT, "flowers").rollout())
                    .isPresent();
        }
    }

    @Test
    void uncertainAnswersAndAShareOfTheRestGoToPeople(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 7);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            serve.endpoints().automate(Stand.SOMEBODY, Stand.PROJECT, "flowers", Degree.PARTIAL, 0, 0.5);
            for (int i = 0; i < 100; i++) {
                serve.router().infer(request(stand, "key " + i));
            }
            serve.endpoints().automate(Stand.SOMEBODY, Stand.PROJECT, "flowers", Degree.PARTIAL, 1, 0);
            for (int i = 0; i < 10; i++) {
                Answer answer = serve.router().infer(request(stand, "key " + i));
                assertThat(answer.decidedBy()).containsOnly("review");
            }
            Eventually.holds(
                    "the tasks are made",
                    () -> stand.parts
                                    .reviews()
                                    .queue(Stand.PROJECT, "flowers")
                                    .map(ReviewQueue::open)
                                    .orElse(0L)
                            >= 10 * ROWS + 100);
            List<Prediction> rows = logged(stand, serve);
            assertThat(rows).filteredOn(row -> row.askProbability() == 0.5).hasSize(100 * ROWS);
            assertThat(rows).filteredOn(row -> row.askProbability() == 1).hasSize(10 * ROWS);
        }
    }

    @Test
    void aChampionsRowWithoutNumbersHasFailedAndGoesToAPerson(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 11);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            serve.endpoints().automate(Stand.SOMEBODY, Stand.PROJECT, "flowers", Degree.PARTIAL, 0.1, 0);
            Inference usual = request(stand, "somebody");
            Tensor torn = Tensor.floats(
                    usual.inputs().getFirst().name(), new long[] {ROWS, 2}, 5.1f, 3.5f, Float.NaN, 2.9f, 5.9f, 3.0f);
            Answer answer = serve.router()
                    .infer(new Inference(
                            Stand.PROJECT,
                            "flowers",
                            Optional.empty(),
                            Optional.of("somebody"),
                            Optional.empty(),
                            List.of(torn)));
            assertThat(answer.decidedBy()).containsExactly("model", "review", "model");
            List<Prediction> rows = logged(stand, serve);
            assertThat(rows).filteredOn(row -> !row.failed()).hasSize(2);
            assertThat(rows).filteredOn(Prediction::failed).singleElement().satisfies(row -> {
                assertThat(row.id()).isEqualTo(answer.predictionIds().get(1));
                assertThat(row.predicted()).isEmpty();
                assertThat(row.error()).contains("not a number");
            });
            Eventually.holds(
                    "the task is made",
                    () -> stand.parts
                                    .reviews()
                                    .queue(Stand.PROJECT, "flowers")
                                    .map(ReviewQueue::open)
                                    .orElse(0L)
                            == 1);
        }
    }

    @Test
    void anAnswerLeftToAPersonIsInTheLogBeforeTheCallerHearsOfIt(@TempDir Path folder) {
        RecordSettings lazy = RecordSettings.DEFAULT.committedEvery(Duration.ofHours(1));
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 9, lazy);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            serve.endpoints().automate(Stand.SOMEBODY, Stand.PROJECT, "flowers", Degree.HUMAN, 0, 0);
            for (int i = 0; i < 20; i++) {
                Answer answer = serve.router().infer(request(stand, "key " + i));
                assertThat(answer.decidedBy()).containsOnly("review");
                for (String id : answer.predictionIds()) {
                    assertThat(stand.records.prediction(id)).hasSize(1);
                }
            }
        }
    }

    @Test
    void anAnswerLeftToAPersonFailsIfTheLogHasNoRoomForIt(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 10, RecordSettings.DEFAULT.bufferedTo(ROWS - 1));
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            assertThat(serve.router().infer(request(stand, "key")).decidedBy()).containsOnly("model");
            serve.endpoints().automate(Stand.SOMEBODY, Stand.PROJECT, "flowers", Degree.HUMAN, 0, 0);
            stand.committed();
            assertThatThrownBy(() -> serve.router().infer(request(stand, "key")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            shed -> assertThat(shed.kind()).isEqualTo(ProblemKind.OVERLOADED));
        }
    }

    @Test
    void aTaskSaysWhyItWasAskedWhenItWasAsked(@TempDir Path folder) {
        ServeSettings rarely =
                new ServeSettings(RouterSettings.standard(), JudgeSettings.standard(), Duration.ofHours(1));
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 11)) {
            try (Serve serve = new Serve(stand.parts, rarely)) {
                serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
                serve.endpoints().automate(Stand.SOMEBODY, Stand.PROJECT, "flowers", Degree.HUMAN, 0, 0);
                serve.router().infer(request(stand, "key"));
                serve.endpoints().automate(Stand.SOMEBODY, Stand.PROJECT, "flowers", Degree.FULL, 0, 0);
            }
            try (Serve _ = new Serve(stand.parts, ServeSettings.standard())) {
                Eventually.holds("the tasks are made", () -> tasks(stand).size() == ROWS);
                assertThat(tasks(stand))
                        .allMatch(task -> task.askedBecause() == AskedBecause.EVERYTHING && !task.showsPrediction());
            }
        }
    }

    private static List<Task> tasks(Stand stand) {
        return stand.parts
                .reviews()
                .list(
                        Stand.PROJECT,
                        new TaskQuery(Optional.empty(), Optional.of("flowers"), false, 100, Optional.empty()));
    }

    @Test
    void whatDoesNotFitIsSaidAndChangesNothing(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, Clock.systemUTC(), 8);
                Serve serve = new Serve(stand.parts, ServeSettings.standard())) {
            serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            assertThatThrownBy(() -> serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("already");
            assertThatThrownBy(() -> start(serve, BLUE_GREEN, Optional.of(new Recipe(1, 0, true))))
                    .hasMessageContaining("transpose");
            assertThatThrownBy(() -> new Plan(Pattern.CANARY, List.of(new Step(10, 0, 0)), 1, 0.01, 0.05, 1))
                    .hasMessageContaining("Maybe it is a percentage?");
            assertThatThrownBy(() ->
                            serve.endpoints().automate(Stand.SOMEBODY, Stand.PROJECT, "flowers", Degree.PARTIAL, 80, 0))
                    .hasMessageContaining("percentage");
            assertThat(serve.endpoints().find(Stand.PROJECT, "flowers").snapshot())
                    .isEqualTo(1);
        }
    }
}
