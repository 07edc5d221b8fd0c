package oxbow.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// A unit of work waiting for its database thread, and the caller waiting for its result.
final class Job<T> {

    private final Store.Work<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable Runnable success;

    Job(Store.Work<T> work) {
        this.work = work;
    }

    /// Runs the work; its result is held back until [#succeed].
    void run(Tx tx) {
        T result = work.in(tx);
        success = () -> answer.complete(result);
    }

    /// Hands the result of the last run to the caller.
    void succeed() {
        if (success == null) {
            throw new IllegalStateException("A job that has not run has no result.");
        }
        success.run();
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(FullDisk.orElse(failure));
    }

    /// Hands the job to one of the threads and waits as [#await()] does.
    T await(Executor threads, Runnable run) {
        try {
            threads.execute(run);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("The store is closed.", e);
        }
        return await();
    }

    /// Waits, without being interruptible, and answers the result or throws what the work threw. Parks a virtual
    /// thread.
    T await() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }
}
