package oxbow.serve;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs shadow copies on threads of their own, from a bounded queue, so that they cannot hold up what people wait
/// for. Thread-safe.
final class ShadowQueue implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ShadowQueue.class.getName());
    private static final long LONGEST_END_S = 10;

    private final ThreadPoolExecutor threads;

    ShadowQueue(int longest, int threadCount) {
        threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(longest),
                Thread.ofPlatform().name("shadow-", 0).daemon().factory());
    }

    /// Takes the copy, or answers false at once if the queue is full.
    boolean offer(Runnable copy) {
        try {
            threads.execute(() -> run(copy));
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    private static void run(Runnable copy) {
        try {
            copy.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "shadow.failed", e);
        }
    }

    /// Ends what was taken.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_END_S, TimeUnit.SECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "shadows.abandoned queued=" + threads.getQueue().size());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
