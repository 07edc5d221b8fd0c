package oxbow.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A platform thread on which one store runs its database's calls and the work given to it.
final class StoreThread extends Thread {

    private final Store owner;

    StoreThread(Store owner, Runnable run, String name) {
        super(run, name);
        this.owner = owner;
        setDaemon(true);
    }

    static ExecutorService pool(Store owner, int size, String name) {
        AtomicInteger made = new AtomicInteger();
        return Executors.newFixedThreadPool(
                size, run -> new StoreThread(owner, run, name + "-" + made.incrementAndGet()));
    }

    /// A transaction inside a transaction would wait for itself, or see a past the outer one has left.
    ///
    /// @throws IllegalStateException if the caller is inside work of the same store
    static void refuseNesting(Store store) {
        if (Thread.currentThread() instanceof StoreThread thread && thread.owner.equals(store)) {
            throw new IllegalStateException(
                    "A transaction may not be opened inside another or its afterCommit. Maybe pass the Tx along?");
        }
    }
}
