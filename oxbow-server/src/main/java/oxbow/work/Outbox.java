package oxbow.work;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import oxbow.identity.Ids;
import oxbow.store.Store;
import oxbow.store.Tx;

/// Durable events: a stage writes one in the transaction that made it true, others learn of it in the order of the
/// commits, at least once, also after a crash. Thread-safe.
///
/// Appending takes the next offset from a counter row, which both databases hold until the commit. So a reader
/// that sees offset n sees every smaller one too, and may go on from the largest it has seen. The price:
/// transactions that append do not overlap, on PostgreSQL as on SQLite.
public final class Outbox {

    private final Store store;
    private final OutboxStore rows;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Outbox(Store store, Clock clock, Ids ids) {
        this.store = store;
        this.rows = new OutboxStore(clock, ids);
    }

    /// Notes that something has become true, if and when the transaction commits.
    ///
    /// @param data details, written as a JSON object
    public void append(Tx tx, String projectId, String type, String subject, Map<String, ?> data) {
        rows.append(tx, projectId, type, subject, data);
        tx.afterCommit(this::announce);
    }

    /// The events after an offset, oldest first; 0 is before the first.
    public List<Event> after(long offset, int limit) {
        return store.read(tx -> rows.after(tx, offset, limit));
    }

    /// The offset of the newest event, 0 if there is none.
    public long newest() {
        return store.read(rows::newest);
    }

    /// Hands every event, from the first ever on, to the consumer, in order, on a thread of its own. How far it
    /// came is kept under its name and outlives restarts. After a crash some events are handed over again. If
    /// the consumer throws, the same event is tried again after a while, and those behind it wait.
    ///
    /// @param consumerName the same at every start, and used by one subscription at a time
    public Subscription subscribe(String consumerName, Consumer<Event> consumer) {
        return new Subscription(this, store, rows, consumerName, consumer);
    }

    /// Calls the listener after each commit of this process that appended events. It must be quick, must not
    /// throw, and must not use the store.
    public AutoCloseable listen(Runnable onNew) {
        listeners.add(onNew);
        return () -> listeners.remove(onNew);
    }

    private void announce() {
        listeners.forEach(Runnable::run);
    }
}
