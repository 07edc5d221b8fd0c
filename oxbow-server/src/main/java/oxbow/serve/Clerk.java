package oxbow.serve;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does something again and again on a thread of its own until it is closed. A failure is logged and tried again.
final class Clerk implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Clerk.class.getName());

    private final String name;
    private final Runnable work;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    Clerk(String name, Runnable work, Duration pause) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                turn();
            }
        } catch (InterruptedException _) {
            LOG.log(Level.WARNING, "clerk.interrupted clerk=" + name);
        }
    }

    private void turn() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "clerk.failed clerk=" + name, e);
        }
    }

    /// Ends after the turn in hand.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
