package oxbow.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.access.Principal;
import oxbow.identity.Ids;
import oxbow.problem.ProblemException;
import oxbow.store.Store;
import oxbow.testing.SteppedClock;
import oxbow.testing.TestDatabases;
import oxbow.work.Outbox;

class ReviewsTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final int RATERS = 16;

    private final SteppedClock clock = new SteppedClock(START);

    private Reviews reviews(Store store, long capacity) {
        Ids ids = new Ids(clock, new Random(1));
        ReviewSettings settings = new ReviewSettings(capacity, Duration.ofHours(1), Duration.ofMinutes(5));
        return new Reviews(store, new Outbox(store, clock, ids), clock, ids, new Random(2), settings);
    }

    private static Principal rater(int number) {
        return new Principal("rater-" + number, "rater " + number, false, Map.of());
    }

    private static List<NewTask> tasks(int from, int to) {
        return tasks(from, to, AskedBecause.UNCERTAIN);
    }

    private static List<NewTask> tasks(int from, int to, AskedBecause because) {
        List<NewTask> tasks = new ArrayList<>();
        for (int i = from; i < to; i++) {
            tasks.add(new NewTask(
                    "prediction-" + i,
                    "example-" + i,
                    "3",
                    i == from ? Double.NaN : 0.4,
                    List.of("3", "8"),
                    Optional.empty(),
                    new byte[] {0, 0, (byte) 0x80, 0x3f},
                    true,
                    because,
                    1,
                    START));
        }
        return tasks;
    }

    @ParameterizedTest
    @EnumSource
    void sixteenRatersNeverGetTheSameTask(TestDatabases database, @TempDir Path folder) throws Exception {
        int tasks = 96;
        try (Store store = database.open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(RATERS)) {
            Reviews reviews = reviews(store, 1_000);
            store.write(tx -> reviews.enqueue(tx, "p", "digits", tasks(0, tasks)));
            List<Callable<List<String>>> shifts = new ArrayList<>();
            for (int i = 0; i < RATERS; i++) {
                Principal rater = rater(i);
                shifts.add(() -> shift(reviews, rater));
            }
            List<String> handedOut = new ArrayList<>();
            for (Future<List<String>> shift : threads.invokeAll(shifts)) {
                handedOut.addAll(shift.get());
            }
            assertThat(handedOut).hasSize(tasks).doesNotHaveDuplicates();
        }
    }

    private static List<String> shift(Reviews reviews, Principal rater) {
        List<String> mine = new ArrayList<>();
        Optional<Task> next = reviews.next("p", "digits", rater, false, Set.of());
        while (next.isPresent()) {
            mine.add(next.get().id());
            next = reviews.next("p", "digits", rater, false, Set.of());
        }
        return mine;
    }

    @ParameterizedTest
    @EnumSource
    void aFullQueueTurnsAuditsAwayAndCountsThemButTakesWhatAPersonIsToDecide(
            TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Reviews reviews = reviews(store, 10);
            Enqueued first = store.write(tx -> reviews.enqueue(tx, "p", "digits", tasks(0, 12, AskedBecause.AUDIT)));
            assertThat(first).isEqualTo(new Enqueued(10, 0, 2, true));
            assertThat(store.<Enqueued>write(tx -> reviews.enqueue(tx, "p", "digits", tasks(0, 10))))
                    .isEqualTo(new Enqueued(0, 10, 0, true));
            assertThat(store.<Enqueued>write(tx -> reviews.enqueue(tx, "p", "digits", tasks(20, 23))))
                    .isEqualTo(new Enqueued(3, 0, 0, true));
            assertThat(reviews.queue("p", "digits").orElseThrow())
                    .matches(ReviewQueue::full)
                    .returns(2L, ReviewQueue::refused);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerIsKeptCanBeUndoneAndGivenAgain(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Reviews reviews = reviews(store, 10);
            store.write(tx -> reviews.enqueue(tx, "p", "digits", tasks(0, 1)));
            Task task = reviews.next("p", "digits", rater(1), false, Set.of()).orElseThrow();
            assertThat(task.pixels()).containsExactly(1f);
            assertThat(task.score()).isNaN();
            assertThatThrownBy(() -> reviews.answer("p", task.id(), "5", rater(1), false))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("3, 8");
            assertThatThrownBy(() -> reviews.answer("p", task.id(), "8", rater(2), false))
                    .hasMessageContaining("held by another rater");
            assertThat(reviews.answer("p", task.id(), "8", rater(1), true).answer())
                    .contains(new ReviewAnswer("8", "rater 1", true, START));
            assertThatThrownBy(() -> reviews.undo("p", task.id(), rater(2))).hasMessageContaining("rater 1");
            assertThat(reviews.undo("p", task.id(), rater(1)).state()).isEqualTo(TaskState.CLAIMED);
            assertThat(reviews.next("p", "digits", rater(1), true, Set.of()))
                    .map(Task::id)
                    .contains(task.id());
            assertThat(reviews.next("p", "digits", rater(1), true, Set.of(task.id())))
                    .isEmpty();
            assertThat(reviews.answer("p", task.id(), "3", rater(1), false).state())
                    .isEqualTo(TaskState.ANSWERED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClaimRunsOutAndATaskExpires(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Reviews reviews = reviews(store, 10);
            store.write(tx -> reviews.enqueue(tx, "p", "digits", tasks(0, 1)));
            assertThat(reviews.next("p", "digits", rater(1), false, Set.of())).isPresent();
            assertThat(reviews.next("p", "digits", rater(2), false, Set.of())).isEmpty();
            clock.set(START.plus(Duration.ofMinutes(6)));
            assertThat(reviews.next("p", "digits", rater(2), false, Set.of())).isPresent();
            clock.set(START.plus(Duration.ofHours(2)));
            assertThat(reviews.next("p", "digits", rater(1), false, Set.of())).isEmpty();
            assertThat(reviews.queue("p", "digits").orElseThrow().expired()).isEqualTo(1);
            clock.set(START);
        }
    }
}
