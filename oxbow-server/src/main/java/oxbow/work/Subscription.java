package oxbow.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import oxbow.store.Store;

/// A consumer's place in the events, and the thread that feeds it. Closing waits for the event in hand and
/// keeps the place.
public final class Subscription implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Subscription.class.getName());
    private static final int BATCH = 100;
    /// How long events of other processes may go unnoticed.
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Store store;
    private final OutboxStore rows;
    private final String name;
    private final Consumer<Event> consumer;
    private final Semaphore news = new Semaphore(0);
    private final AutoCloseable listening;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private int failures;
    private boolean failed;

    Subscription(Outbox outbox, Store store, OutboxStore rows, String name, Consumer<Event> consumer) {
        this.outbox = outbox;
        this.store = store;
        this.rows = rows;
        this.name = name;
        this.consumer = consumer;
        this.listening = outbox.listen(news::release);
        this.thread = Thread.ofPlatform().name("consumer-" + name).daemon().start(this::follow);
    }

    @Override
    public void close() {
        closed.countDown();
        news.release();
        try {
            listening.close();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void follow() {
        try {
            while (isOpen()) {
                if (!step()) {
                    closed.await(pause(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException _) {
            LOG.log(System.Logger.Level.WARNING, "consumer.interrupted consumer=" + name);
        }
    }

    /// Hands over a batch and keeps the place; answers false if something failed.
    private boolean step() throws InterruptedException {
        try {
            long reached = store.read(tx -> rows.cursor(tx, name));
            List<Event> events = outbox.after(reached, BATCH);
            failed = false;
            long handled = hand(events, reached);
            if (handled > reached) {
                store.write(tx -> rows.moveCursor(tx, name, handled));
            }
            if (failed) {
                return false;
            }
            if (events.size() < BATCH && news.tryAcquire(LONGEST_NAP.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
            return true;
        } catch (RuntimeException e) {
            failures++;
            LOG.log(System.Logger.Level.ERROR, "consumer.failed consumer=" + name + " failures=" + failures, e);
            return false;
        }
    }

    /// Hands over events until one fails or the subscription is closed; answers the offset of the last that
    /// went well.
    private long hand(List<Event> events, long reached) {
        long handled = reached;
        for (Event event : events) {
            if (!isOpen() || !accepted(event)) {
                break;
            }
            handled = event.offset();
        }
        return handled;
    }

    private boolean accepted(Event event) {
        try {
            consumer.accept(event);
            failures = 0;
            return true;
        } catch (RuntimeException e) {
            failures++;
            failed = true;
            String details = " event=" + event.id() + " type=" + event.type() + " failures=" + failures;
            LOG.log(System.Logger.Level.ERROR, "event.not_consumed consumer=" + name + details, e);
            return false;
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private long pause() {
        return Math.min(100L << Math.min(failures - 1, 20), LONGEST_PAUSE.toMillis());
    }
}
