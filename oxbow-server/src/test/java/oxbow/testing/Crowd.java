package oxbow.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Sixteen callers at once, on virtual threads as in the server.
public final class Crowd {

    public static final int SIZE = 16;

    private Crowd() {}

    /// Lets all callers start together and answers what each came to; fails if one of them fails.
    public static <T> List<T> each(IntFunction<T> caller) {
        CyclicBarrier start = new CyclicBarrier(SIZE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < SIZE; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return caller.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("One of the callers failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
