package oxbow.record;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.record.LogBuffer.Entry;
import oxbow.record.RecordSettings.Durability;
import oxbow.store.Segment;
import oxbow.store.Store;

/// What was predicted and what it turned out to be: the prediction log, feedback, and both summed up per window.
///
/// Predictions are committed in groups: a crash loses at most what came after the last commit (50 ms by
/// default), or nothing that was acknowledged if durability is `COMMIT`; an orderly stop loses nothing.
/// Feedback and its effect on the windows are durable before the answer. Thread-safe.
public final class Records implements AutoCloseable {

    private static final long FIRST_WINDOW_MILLIS = 60_000;
    private static final int TAIL_ROWS = 65_536;
    private static final long TAIL_BYTES = 64L << 20;
    private static final CompletableFuture<Void> KEPT = CompletableFuture.completedFuture(null);

    private final RecordSettings settings;
    private final LogStore log;
    private final LogBuffer buffer;
    private final LogTail tail;
    private final RecentAnswers recent = new RecentAnswers();
    private final FeedbackBook feedback;
    private final Windows windows;
    private final LogWriter writer;
    private final RecordKeeper keeper;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// Opens the log in the folder and rebuilds what a crash cut off.
    public Records(Store store, Path folder, RecordSettings settings, Clock clock) {
        this.settings = settings;
        this.log = new LogStore(folder.resolve("log"));
        this.buffer = new LogBuffer(settings.bufferRows(), settings.bufferBytes());
        this.tail = new LogTail(log.lastOffset(), TAIL_ROWS, TAIL_BYTES);
        this.feedback = new FeedbackBook(store, log, recent, clock);
        WindowFile files = new WindowFile(folder.resolve("windows"));
        this.windows = new Windows(store, files, clock, windowMillis(store, settings));
        windows.recover(log);
        feedback.reconsider();
        this.keeper = new RecordKeeper(store, log, windows, feedback, clock);
        this.writer = new LogWriter(buffer, log, settings, clock, this::committed);
        keeper.start();
        writer.start();
    }

    private static long windowMillis(Store store, RecordSettings settings) {
        CounterStore counters = new CounterStore();
        return store.write(tx -> {
            long before = counters.value(tx, CounterStore.WINDOW_MILLIS);
            long usual = before == 0 ? FIRST_WINDOW_MILLIS : before;
            long length = settings.window().map(Duration::toMillis).orElse(usual);
            if (length != before) {
                counters.set(tx, CounterStore.WINDOW_MILLIS, length);
            }
            return length;
        });
    }

    /// Logs a prediction. Never blocks; a row that the log has no room for is shed and counted.
    ///
    /// @return done at once, or, if durability is `COMMIT`, when the row is durable; failed then if it was shed
    public CompletionStage<Void> append(Prediction prediction) {
        return append(prediction, settings.durability() == Durability.COMMIT);
    }

    /// Logs a prediction from which more must follow than figures, whatever the durability. Never blocks.
    ///
    /// @return done when the row is durable; failed with a [ProblemException] of kind `OVERLOADED` if it was shed
    public CompletionStage<Void> keep(Prediction prediction) {
        return append(prediction, true);
    }

    private CompletionStage<Void> append(Prediction prediction, boolean waits) {
        if (waits && writer.isFailing()) {
            buffer.refuse();
            return CompletableFuture.failedFuture(shed());
        }
        Answered answered = Answered.of(prediction);
        Entry entry = new Entry(prediction, waits, waits ? new CompletableFuture<>() : KEPT);
        recent.add(answered);
        if (!buffer.offer(entry)) {
            recent.remove(answered);
            return waits ? CompletableFuture.failedFuture(shed()) : KEPT;
        }
        if (waits) {
            writer.hurry();
        } else {
            writer.wake();
        }
        return entry.durable();
    }

    private static ProblemException shed() {
        return new ProblemException(
                ProblemKind.OVERLOADED, "The prediction log cannot keep up; the prediction was not recorded.");
    }

    private void committed(long firstOffset, List<Prediction> rows) {
        tail.add(firstOffset, rows);
        windows.add(firstOffset, rows);
        recent.committed(rows);
        Map<Answered, String> outcomes = recent.labelled(rows);
        if (!outcomes.isEmpty()) {
            keeper.resolve(outcomes);
        }
        listeners.forEach(Runnable::run);
    }

    /// Calls the listener after each commit, on the writer's thread: it must be quick and must not throw.
    ///
    /// @return ends the calls when closed
    public AutoCloseable listen(Runnable onCommit) {
        listeners.add(onCommit);
        return () -> listeners.remove(onCommit);
    }

    /// Committed rows after an offset, oldest first; 0 is before the first. The newest come from memory.
    ///
    /// @param endpointId only the rows of this endpoint
    public Portion after(long offset, Optional<String> endpointId, int limit) {
        return tail.after(offset, endpointId, limit).orElseGet(() -> log.after(offset, endpointId, limit));
    }

    /// Committed rows, newest first.
    public List<Logged> page(LogQuery query) {
        return log.page(query);
    }

    /// Every row of a prediction, the shadow's too; empty if the log does not hold it, or not yet.
    public List<Logged> prediction(String id) {
        return log.prediction(id);
    }

    /// Keeps feedback, durable when it returns. Feedback to a prediction that the log does not hold is kept,
    /// counted as unknown, and takes effect if the prediction turns up. Of several labels for one prediction
    /// the last one is the truth; labels that people were asked for because of the score are kept, but do not count
    /// in the windows.
    ///
    /// @param projectId feedback has no effect on predictions of other projects
    public FeedbackReceipt give(String projectId, List<NewFeedback> items) {
        return feedback.give(projectId, items);
    }

    /// The feedback to these predictions in the order of receipt; those without any are absent.
    ///
    /// @param projectId what other projects say about them is left out
    public Map<String, List<Feedback>> feedback(String projectId, Collection<String> ids) {
        return feedback.of(projectId, ids);
    }

    /// Windows of an endpoint that start in a span of time, by start, deployment and arm, with the labels
    /// received so far. The last ones may still grow.
    ///
    /// @param step length of a window, rounded up to a multiple of the length they are kept in
    public List<Window> windows(String endpointId, Instant from, Instant to, Duration step) {
        long length = windows.lengthMillis();
        long width = Math.max(1, Math.ceilDiv(step.toMillis(), length)) * length;
        long first = from.toEpochMilli() - Math.floorMod(from.toEpochMilli(), width);
        long end = to.toEpochMilli();
        Map<WindowKey, FeedbackStore.Labels> labels = new HashMap<>();
        for (FeedbackStore.Labels each : feedback.labels(endpointId, first, end, width)) {
            labels.put(new WindowKey(endpointId, each.series(), each.start()), each);
        }
        List<Window> found = new ArrayList<>();
        windows.profiles(endpointId, first, end, width)
                .forEach(
                        (key, profile) -> found.add(window(key, width, profile, Optional.ofNullable(labels.get(key)))));
        found.sort(Comparator.comparing(Window::start)
                .thenComparing(Window::deploymentId)
                .thenComparing(Window::arm));
        return found;
    }

    private static Window window(
            WindowKey key, long width, WindowProfile profile, Optional<FeedbackStore.Labels> labels) {
        return new Window(
                Instant.ofEpochMilli(key.start()),
                Instant.ofEpochMilli(key.start() + width),
                key.endpointId(),
                key.series().deploymentId(),
                key.series().arm(),
                profile.count(),
                profile.errors(),
                profile.classes(),
                profile.latency(),
                profile.score(),
                profile.brightness(),
                profile.contrast(),
                profile.sharpness(),
                labels.map(FeedbackStore.Labels::labelled).orElse(0L),
                labels.map(FeedbackStore.Labels::right).orElse(0L));
    }

    public LogCounters counters() {
        return new LogCounters(
                writer.appended(),
                buffer.shed(),
                buffer.pending(),
                log.lastOffset(),
                log.segments().size());
    }

    /// The sealed files of the log, oldest first.
    public List<Segment> segments() {
        return log.segments();
    }

    /// Commits what waits and seals the windows.
    @Override
    public void close() {
        writer.close();
        keeper.close();
        log.close();
    }
}
