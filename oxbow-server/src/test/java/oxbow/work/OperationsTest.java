package oxbow.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.identity.Ids;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.store.Store;
import oxbow.testing.Eventually;
import oxbow.testing.SteppedClock;
import oxbow.testing.TestDatabases;
import oxbow.work.Operation.State;

class OperationsTest {

    private final SteppedClock clock = new SteppedClock();

    @ParameterizedTest
    @EnumSource
    void theResultIsKept(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder);
                Operations operations = operations(store, clock)) {
            Operation started = operations.start("project", "import", "rows", _ -> Map.of("rows", 3));
            Operation ended = ended(operations, started.id());
            assertThat(ended.state()).isEqualTo(State.DONE);
            assertThat(ended.progress()).isEqualTo(1);
            assertThat(ended.resultJson()).isEqualTo("{\"rows\":3}");
            assertThat(operations.list("project")).containsExactly(ended);
            assertThat(operations.list("other")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProgressAndTheTimeLeftAreTold(TestDatabases database, @TempDir Path folder) throws Exception {
        try (Store store = database.open(folder);
                Operations operations = operations(store, clock)) {
            CountDownLatch quarter = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Operation started = operations.start("project", "import", "rows", progress -> {
                clock.forward(Duration.ofSeconds(30));
                progress.at(0.25);
                quarter.countDown();
                goOn.await();
                return Map.of();
            });
            quarter.await();
            Operation running = operations.find(started.id()).orElseThrow();
            assertThat(running.progress()).isEqualTo(0.25);
            assertThat(running.etaSeconds()).isEqualTo(OptionalLong.of(90));
            goOn.countDown();
            assertThat(ended(operations, started.id()).state()).isEqualTo(State.DONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureKeepsItsProblems(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder);
                Operations operations = operations(store, clock)) {
            Operation broken = operations.start("project", "import", "rows", _ -> {
                throw ProblemException.broken("column 3", "x", "be a number");
            });
            assertThat(ended(operations, broken.id()).problems())
                    .containsExactly(new Problem("column 3", "x", "be a number"));
            Operation defect = operations.start("project", "import", "rows", _ -> {
                throw new IllegalStateException("a defect");
            });
            Operation failed = ended(operations, defect.id());
            assertThat(failed.state()).isEqualTo(State.FAILED);
            assertThat(failed.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.hint()).contains("a defect"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledOperationStopsAtItsNextReport(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder);
                Operations operations = operations(store, clock)) {
            CountDownLatch cancelled = new CountDownLatch(1);
            Operation started = operations.start("project", "import", "rows", progress -> {
                cancelled.await();
                progress.at(0.5);
                return Map.of("never", true);
            });
            operations.cancel(started.id());
            cancelled.countDown();
            Operation ended = ended(operations, started.id());
            assertThat(ended.state()).isEqualTo(State.CANCELLED);
            assertThat(ended.resultJson()).isEqualTo("{}");
            operations.cancel(started.id());
            assertThatThrownBy(() -> operations.cancel("nothing")).isInstanceOf(ProblemException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnOrderlyStopInterruptsIsMarkedAtTheNextStart(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            CountDownLatch stopping = new CountDownLatch(1);
            String id;
            try (Operations operations = operations(store, clock)) {
                id = operations
                        .start("project", "import", "rows", progress -> {
                            stopping.countDown();
                            while (true) {
                                progress.checkCancelled();
                                Thread.onSpinWait();
                            }
                        })
                        .id();
                Eventually.holds("it runs", () -> stopping.getCount() == 0);
            }
            checkInterrupted(store, id);
        }
    }

    /// A crash leaves the row as it was; the next process finds it running.
    @Test
    void whatACrashInterruptsIsMarkedAtTheNextStart(@TempDir Path folder) throws Exception {
        try (Store store = TestDatabases.SQLITE.open(folder)) {
            Operations crashed = operations(store, clock);
            CountDownLatch end = new CountDownLatch(1);
            String id = crashed.start("project", "import", "rows", _ -> {
                        end.await();
                        return Map.of();
                    })
                    .id();
            checkInterrupted(store, id);
            end.countDown();
            crashed.close();
            checkInterrupted(store, id);
        }
    }

    private void checkInterrupted(Store store, String id) {
        try (Operations next = operations(store, clock)) {
            Operation operation = next.find(id).orElseThrow();
            assertThat(operation.state()).isEqualTo(State.FAILED);
            assertThat(operation.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("interrupted by a restart"));
            assertThat(operation.endedAt()).isPresent();
        }
    }

    private static Operation ended(Operations operations, String id) {
        Eventually.holds(
                "the operation ends", () -> operations.find(id).orElseThrow().state() != State.RUNNING);
        return operations.find(id).orElseThrow();
    }

    private static Operations operations(Store store, Clock clock) {
        return new Operations(store, clock, new Ids(clock, new Random(1)));
    }
}
