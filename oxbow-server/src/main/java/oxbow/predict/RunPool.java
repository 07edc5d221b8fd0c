package oxbow.predict;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// The platform threads on which models run. Native code pins the carrier of a virtual thread, so a model run there
/// would stop every other request; and a queue of fixed length is the place to say "too busy". Thread-safe.
final class RunPool implements AutoCloseable {

    private final ThreadPoolExecutor threads;
    private final int longestQueue;

    RunPool(int size, int longestQueue) {
        this.longestQueue = longestQueue;
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(longestQueue),
                Thread.ofPlatform().daemon().name("predict-", 0).factory());
    }

    /// Runs the task on a thread of the pool and waits for it.
    ///
    /// @throws ProblemException of kind `OVERLOADED` if too many tasks wait already
    <T> T call(Callable<T> task) {
        Future<T> running;
        try {
            running = threads.submit(task);
        } catch (RejectedExecutionException full) {
            throw overloaded();
        }
        try {
            return running.get();
        } catch (ExecutionException failed) {
            throw unwrap(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a model was running.", stop);
        }
    }

    private ProblemException overloaded() {
        return new ProblemException(
                ProblemKind.OVERLOADED,
                threads.isShutdown()
                        ? "The server is stopping."
                        : "More than " + longestQueue + " predictions are waiting already; try again later.");
    }

    private static RuntimeException unwrap(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException plain -> plain;
            case Error error -> throw error;
            case null, default -> new ModelFailure("The model failed: " + failed.getMessage(), failed);
        };
    }

    /// Runs what is queued to its end, then stops.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stop) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
