package oxbow.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import oxbow.identity.Ids;
import oxbow.json.Json;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.store.Store;

/// Runs work that takes longer than its request, two at a time in the order they were started, on platform threads.
/// What a stop or a crash interrupts is marked as failed at the next start. Thread-safe.
public final class Operations implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Operations.class.getName());
    private static final int THREADS = 2;
    private static final int LISTED = 200;
    private static final long SAVE_EVERY_MS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Store store;
    private final Clock clock;
    private final Ids ids;
    private final OperationStore rows = new OperationStore();
    private final Map<String, Progress> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("operation-", 1).daemon().factory());
    private volatile boolean closing;

    /// Marks what the last process left running as failed.
    public Operations(Store store, Clock clock, Ids ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        store.write(tx -> {
            List<Operation> left = rows.running(tx);
            left.forEach(operation -> rows.end(
                    tx,
                    operation.id(),
                    Operation.State.FAILED,
                    "{}",
                    List.of(unfinished(operation.kind(), "It was interrupted by a restart. Start it again.")),
                    clock.millis()));
            return left.size();
        });
    }

    /// Starts the work and answers at once.
    ///
    /// @param kind what is done, such as `evaluation`
    /// @param unit what its progress counts, such as `rows`
    public Operation start(String projectId, String kind, String unit, Body body) {
        Operation operation = new Operation(
                ids.next(),
                projectId,
                kind,
                Operation.State.RUNNING,
                0,
                unit,
                OptionalLong.empty(),
                "{}",
                List.of(),
                Instant.ofEpochMilli(clock.millis()),
                Optional.empty());
        store.write(tx -> {
            rows.add(tx, operation);
            return operation;
        });
        Progress progress = progress(operation.id());
        running.put(operation.id(), progress);
        threads.execute(() -> run(operation, body, progress));
        return operation;
    }

    public Optional<Operation> find(String id) {
        return store.read(tx -> rows.find(tx, id)).map(this::live);
    }

    /// The newest operations of a project, newest first.
    public List<Operation> list(String projectId) {
        return store.read(tx -> rows.newest(tx, projectId, LISTED)).stream()
                .map(this::live)
                .toList();
    }

    /// Asks the operation to stop at its next report of progress. Does nothing if it has ended.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if there is no such operation
    public void cancel(String id) {
        Progress progress = running.get(id);
        if (progress != null) {
            progress.cancel();
        } else if (find(id).isEmpty()) {
            throw ProblemException.notFound("operation", id);
        }
    }

    /// Asks what runs to stop and waits a while for it; it counts as interrupted by a restart.
    @Override
    public void close() {
        closing = true;
        running.values().forEach(Progress::cancel);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "operations.abandoned count=" + running.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Operation operation, Body body, Progress progress) {
        try {
            progress.checkCancelled();
            String result = Json.write(body.run(progress));
            end(operation, Operation.State.DONE, result, List.of());
        } catch (CancellationException e) {
            if (!closing) {
                end(operation, Operation.State.CANCELLED, "{}", List.of());
            }
        } catch (ProblemException e) {
            List<Problem> problems = e.problems().isEmpty()
                    ? List.of(unfinished(operation.kind(), String.valueOf(e.getMessage())))
                    : e.problems();
            end(operation, Operation.State.FAILED, "{}", problems);
        } catch (Exception | Error e) {
            LOG.log(System.Logger.Level.ERROR, "operation.failed operation=" + operation.id(), e);
            String hint = "It failed because of a defect or a lack of resources; the log has more (" + e + ").";
            end(operation, Operation.State.FAILED, "{}", List.of(unfinished(operation.kind(), hint)));
        } finally {
            running.remove(operation.id());
        }
    }

    private void end(Operation operation, Operation.State state, String resultJson, List<Problem> problems) {
        store.write(tx -> rows.end(tx, operation.id(), state, resultJson, problems, clock.millis()));
    }

    /// Keeps the progress in the database too, at most once a second.
    private Progress progress(String id) {
        AtomicLong saved = new AtomicLong(clock.millis());
        return new Progress(share -> {
            long now = clock.millis();
            long last = saved.get();
            if (now - last >= SAVE_EVERY_MS && saved.compareAndSet(last, now)) {
                store.write(tx -> rows.progress(tx, id, share));
            }
        });
    }

    private Operation live(Operation operation) {
        Progress progress = running.get(operation.id());
        if (progress == null || operation.state() != Operation.State.RUNNING) {
            return operation;
        }
        double share = progress.share();
        double elapsed = Math.max(0, clock.millis() - operation.startedAt().toEpochMilli());
        OptionalLong eta =
                share > 0 ? OptionalLong.of(Math.round(elapsed * (1 - share) / share / 1_000)) : OptionalLong.empty();
        return new Operation(
                operation.id(),
                operation.projectId(),
                operation.kind(),
                operation.state(),
                share,
                operation.unit(),
                eta,
                operation.resultJson(),
                operation.problems(),
                operation.startedAt(),
                operation.endedAt());
    }

    private static Problem unfinished(String kind, String hint) {
        return new Problem(kind, "", "run to its end", hint);
    }

    /// The work itself.
    @FunctionalInterface
    public interface Body {

        /// Does the work, reporting progress now and then, and answers the result, to be written as a JSON object.
        Map<String, ?> run(Progress progress) throws Exception;
    }
}
