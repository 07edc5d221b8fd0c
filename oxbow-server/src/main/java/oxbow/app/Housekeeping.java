package oxbow.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does what must be done now and then, once an hour, on one thread of its own.
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = System.getLogger("oxbow.app");

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("oxbow-housekeeping").unstarted(work));

    Housekeeping(List<Runnable> chores) {
        var _ = thread.scheduleWithFixedDelay(() -> chores.forEach(Housekeeping::attempt), 0, 1, TimeUnit.HOURS);
    }

    private static void attempt(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "housekeeping.failed", e);
        }
    }

    /// Interrupts what runs and waits for it to end.
    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
    }
}
