package oxbow.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Rows between the request that made them and the commit. Bounded in rows and bytes; what does not fit is shed and
/// counted, so a slow disk never slows an answer. Thread-safe without a lock.
final class LogBuffer {

    private final ConcurrentLinkedQueue<Entry> rows = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger awaited = new AtomicInteger();
    private final LongAdder shed = new LongAdder();
    private final int mostRows;
    private final long mostBytes;

    LogBuffer(int mostRows, long mostBytes) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    /// A row and the promise that is kept once it is durable.
    ///
    /// @param awaited whether somebody waits for it
    record Entry(Prediction row, boolean awaited, CompletableFuture<Void> durable) {}

    /// Takes the row, or sheds it and answers false.
    boolean offer(Entry entry) {
        int size = entry.row().payload().length;
        boolean rowsFit = count.incrementAndGet() <= mostRows;
        boolean bytesFit = bytes.addAndGet(size) <= mostBytes;
        if (!rowsFit || !bytesFit) {
            count.decrementAndGet();
            bytes.addAndGet(-size);
            refuse();
            return false;
        }
        if (entry.awaited()) {
            awaited.incrementAndGet();
        }
        rows.add(entry);
        return true;
    }

    /// Counts a row that is not even offered.
    void refuse() {
        shed.increment();
    }

    /// What waits now, oldest first; it keeps its place in the buffer until [#written].
    List<Entry> take(int most) {
        List<Entry> taken = new ArrayList<>();
        for (Entry next = rows.poll(); next != null; next = taken.size() < most ? rows.poll() : null) {
            taken.add(next);
        }
        awaited.addAndGet(-(int) taken.stream().filter(Entry::awaited).count());
        return taken;
    }

    /// Makes room for as much as was written.
    void written(List<Entry> entries) {
        long size = 0;
        for (Entry entry : entries) {
            size += entry.row().payload().length;
        }
        count.addAndGet(-entries.size());
        bytes.addAndGet(-size);
    }

    /// Whether somebody waits for the commit of a row in here.
    boolean isAwaited() {
        return awaited.get() > 0;
    }

    int pending() {
        return count.get();
    }

    long shed() {
        return shed.sum();
    }
}
