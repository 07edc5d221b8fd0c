package oxbow.record;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import oxbow.record.LogBuffer.Entry;
import oxbow.record.RecordSettings.Durability;

/// The one thread that writes the log: takes what has gathered, commits it as one transaction, tells who waits,
/// and seals the hot table when it has grown or aged. A failing disk is tried again; meanwhile the buffer fills
/// and sheds.
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LogWriter.class.getName());
    private static final int LARGEST_BATCH = 20_000;
    private static final long IDLE_NANOS = 1_000_000_000L;
    private static final long RETRY_NANOS = 500_000_000L;

    private final LogBuffer buffer;
    private final LogStore log;
    private final RecordSettings settings;
    private final Clock clock;
    private final Committed committed;
    private final Thread thread;
    private final AtomicLong appended = new AtomicLong();
    private volatile boolean stopping;
    private volatile boolean idle;
    private long hotBytes;
    private long hotSince;

    /// Told about every commit, on the writer's thread, before those who wait for it.
    interface Committed {
        void rows(long firstOffset, List<Prediction> rows);
    }

    LogWriter(LogBuffer buffer, LogStore log, RecordSettings settings, Clock clock, Committed committed) {
        this.buffer = buffer;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
        this.committed = committed;
        this.hotSince = clock.millis();
        this.thread = Thread.ofPlatform().daemon().name("record-writer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Rows are waiting.
    void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    long appended() {
        return appended.get();
    }

    private void run() {
        long lastCommit = System.nanoTime();
        while (!stopping || buffer.pending() > 0) {
            if (buffer.pending() == 0) {
                sealIfDue();
                rest();
                continue;
            }
            gather(lastCommit);
            write(buffer.take(LARGEST_BATCH));
            lastCommit = System.nanoTime();
            sealIfDue();
        }
    }

    private void rest() {
        idle = true;
        if (buffer.pending() == 0 && !stopping) {
            LockSupport.parkNanos(this, IDLE_NANOS);
        }
        idle = false;
    }

    /// Waits until the next commit is due, unless somebody waits for it or there is enough to write.
    private void gather(long lastCommit) {
        if (settings.durability() == Durability.COMMIT) {
            return;
        }
        long due = lastCommit + settings.commitEvery().toNanos();
        for (long left = due - System.nanoTime();
                left > 0 && !stopping && buffer.pending() < LARGEST_BATCH / 2;
                left = due - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private void write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Prediction> rows = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            rows.add(entry.row());
            hotBytes += entry.row().payload().length;
        }
        long first = appendAtLast(rows);
        buffer.written(entries);
        appended.addAndGet(rows.size());
        committed.rows(first, rows);
        for (Entry entry : entries) {
            entry.durable().complete(null);
        }
    }

    private long appendAtLast(List<Prediction> rows) {
        while (true) {
            try {
                return log.append(rows);
            } catch (RuntimeException failed) {
                LOG.log(Level.ERROR, "log_write_failed rows=" + rows.size() + " shed=" + buffer.shed(), failed);
                if (stopping) {
                    throw failed;
                }
                LockSupport.parkNanos(this, RETRY_NANOS);
            }
        }
    }

    private void sealIfDue() {
        long rows = log.lastOffset() - log.sealedOffset();
        long now = clock.millis();
        boolean aged = rows > 0 && now - hotSince >= settings.sealAge().toMillis();
        if (rows < settings.sealRows() && hotBytes < settings.sealBytes() && !aged) {
            return;
        }
        try {
            log.seal();
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "log_seal_failed rows=" + rows, failed);
        }
        hotBytes = 0;
        hotSince = now;
    }

    /// Commits what waits, then stops.
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
