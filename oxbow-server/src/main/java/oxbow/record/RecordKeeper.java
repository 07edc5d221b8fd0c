package oxbow.record;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import oxbow.store.Store;

/// The thread for what may take its time: sealing windows, outcomes of late rows, the list of segments in SQL.
final class RecordKeeper implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RecordKeeper.class.getName());
    private static final long GRACE_MILLIS = 2_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("record-keeper").factory());
    private final Store store;
    private final LogStore log;
    private final Windows windows;
    private final FeedbackBook feedback;
    private final Clock clock;
    private final SegmentStore segments = new SegmentStore();
    private long mirrored = -1;

    RecordKeeper(Store store, LogStore log, Windows windows, FeedbackBook feedback, Clock clock) {
        this.store = store;
        this.log = log;
        this.windows = windows;
        this.feedback = feedback;
        this.clock = clock;
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(() -> guarded("record.keep_failed", this::tick), 0, 1, TimeUnit.SECONDS);
    }

    /// Keeps outcomes of rows whose labels had come first; a restart finds those that are lost by a crash.
    void resolve(Map<Answered, String> outcomes) {
        try {
            thread.execute(() -> guarded("record.outcome_failed", () -> feedback.resolve(outcomes)));
        } catch (RejectedExecutionException stopping) {
            feedback.resolve(outcomes);
        }
    }

    private void tick() {
        windows.seal(clock.millis() - GRACE_MILLIS);
        mirror();
    }

    private void mirror() {
        if (log.sealedOffset() != mirrored) {
            long now = log.sealedOffset();
            store.write(tx -> {
                segments.follow(tx, log.segments());
                return true;
            });
            mirrored = now;
        }
    }

    private static void guarded(String event, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, event, failed);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.log(Level.ERROR, "record.keeper_stuck");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        guarded("record.keep_failed", () -> {
            windows.seal(Long.MAX_VALUE);
            mirror();
        });
    }
}
