package oxbow.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Store;
import oxbow.testing.Crowd;
import oxbow.testing.SteppedClock;
import oxbow.testing.TestDatabases;
import oxbow.work.Idempotency.Saved;

class IdempotencyTest {

    private final SteppedClock clock = new SteppedClock();
    private final AtomicInteger done = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void aRequestSentAgainGetsTheFirstAnswerUntilADayHasPassed(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Idempotency answers = new Idempotency(store, clock);
            Saved first = answers.answer("token", "POST /things", "k", "digest", this::work);
            clock.forward(Duration.ofHours(23));
            assertThat(new Idempotency(store, clock).answer("token", "POST /things", "k", "digest", this::work))
                    .isEqualTo(first);
            assertThat(answers.answer("other", "POST /things", "k", "digest", this::work))
                    .isNotEqualTo(first);
            assertThat(answers.answer("token", "POST /others", "k", "digest", this::work))
                    .isNotEqualTo(first);
            clock.forward(Duration.ofHours(2));
            assertThat(answers.answer("token", "POST /things", "k", "digest", this::work))
                    .isNotEqualTo(first);
            clock.forward(Duration.ofHours(25));
            answers.forgetOld();
            assertThat(answers.find("token", "POST /things", "k", "digest")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyUsedForAnotherRequestIsAConflict(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Idempotency answers = new Idempotency(store, clock);
            answers.answer("token", "POST /things", "k", "digest", this::work);
            assertThatThrownBy(() -> answers.answer("token", "POST /things", "k", "other", this::work))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.CONFLICT));
            assertThat(done).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void workThatFailsMayBeTriedAgain(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Idempotency answers = new Idempotency(store, clock);
            assertThatThrownBy(() -> answers.answer("token", "POST /things", "k", "digest", () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            assertThat(answers.answer("token", "POST /things", "k", "digest", this::work))
                    .isEqualTo(new Saved(201, "application/json", "{\"n\":1}", Optional.of("/things/1")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sixteenEqualRequestsAtOnceAreDoneOnce(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Idempotency answers = new Idempotency(store, clock);
            Crowd.each(_ -> {
                try {
                    return answers.answer("token", "POST /things", "k", "digest", this::work);
                } catch (ProblemException stillWorking) {
                    return stillWorking;
                }
            });
            assertThat(done).hasValue(1);
        }
    }

    private Saved work() {
        return new Saved(201, "application/json", "{\"n\":" + done.incrementAndGet() + "}", Optional.of("/things/1"));
    }
}
