package oxbow.predict;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends runs that take too long: a model may loop for ever, and with it one of the few threads on which models run
/// would be lost. ONNX Runtime looks between the nodes of a model whether it is to stop. Thread-safe.
final class RunLimit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunLimit.class.getName());
    private static final int LOOKS_PER_LIMIT = 10;

    private final long longestNanos;
    private final Set<Run> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("predict-limit").factory());

    RunLimit(Duration longest) {
        this.longestNanos = longest.toNanos();
        long pause = Math.max(1, longestNanos / LOOKS_PER_LIMIT);
        var _ = clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
    }

    /// Begins a run; to be closed at its end.
    Run begin() throws OrtException {
        Run run = new Run();
        running.add(run);
        return run;
    }

    private void look() {
        long now = System.nanoTime();
        for (Run run : running) {
            if (now - run.began > longestNanos) {
                stop(run);
            }
        }
    }

    /// A failure must not end the watch over all other runs.
    private static void stop(Run run) {
        try {
            run.stop();
        } catch (OrtException cannot) {
            LOG.log(System.Logger.Level.ERROR, "run.not_stopped", cannot);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /// One run. Its native options must not be touched once they are freed, hence the lock.
    final class Run implements AutoCloseable {

        private final OrtSession.RunOptions options = new OrtSession.RunOptions();
        private final long began = System.nanoTime();
        private boolean ended;
        private boolean stopped;

        private Run() throws OrtException {}

        OrtSession.RunOptions options() {
            return options;
        }

        private synchronized void stop() throws OrtException {
            if (!ended && !stopped) {
                stopped = true;
                options.setTerminate(true);
            }
        }

        /// Whether the run was ended because it took too long.
        synchronized boolean stopped() {
            return stopped;
        }

        @Override
        public synchronized void close() {
            ended = true;
            running.remove(this);
            options.close();
        }
    }
}
