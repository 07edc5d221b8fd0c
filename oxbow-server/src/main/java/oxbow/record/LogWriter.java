package oxbow.record;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import oxbow.record.LogBuffer.Entry;

/// The one thread that writes the log: takes what has gathered, commits it as one transaction, tells who waits,
/// and has the hot table sealed when it has grown or aged; commits go on meanwhile. A failing disk is tried again;
/// meanwhile the buffer fills
/// and sheds.
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LogWriter.class.getName());
    private static final int LARGEST_BATCH = 20_000;
    private static final long IDLE_NANOS = 1_000_000_000L;
    private static final long RETRY_NANOS = 500_000_000L;
    private static final int ATTEMPTS_PER_LINE = 120;

    private final LogBuffer buffer;
    private final LogStore log;
    private final RecordSettings settings;
    private final Clock clock;
    private final Committed committed;
    private final Thread thread;
    private final AtomicLong appended = new AtomicLong();
    private volatile boolean stopping;
    private volatile boolean idle;
    private volatile boolean failing;
    private final ExecutorService sealer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("record-sealer").factory());
    private CompletableFuture<Void> sealing = CompletableFuture.completedFuture(null);
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

    /// Whether the last attempt to write has failed, so that nobody should wait for the next.
    boolean isFailing() {
        return failing;
    }

    /// Somebody waits for the commit of a row.
    void hurry() {
        LockSupport.unpark(thread);
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
        long due = lastCommit + settings.commitEvery().toNanos();
        for (long left = due - System.nanoTime();
                left > 0 && !stopping && !buffer.isAwaited() && buffer.pending() < LARGEST_BATCH / 2;
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
        for (int attempt = 0; true; attempt++) {
            try {
                long first = log.append(rows);
                failing = false;
                return first;
            } catch (RuntimeException failed) {
                failing = true;
                if (attempt % ATTEMPTS_PER_LINE == 0) {
                    LOG.log(Level.ERROR, "log.write_failed rows=" + rows.size() + " shed=" + buffer.shed(), failed);
                }
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
        if (sealing.isDone()) {
            hotBytes = 0;
            hotSince = now;
            sealing = CompletableFuture.runAsync(this::seal, sealer);
        }
    }

    private void seal() {
        long start = System.nanoTime();
        try {
            log.seal()
                    .ifPresent(segment -> LOG.log(
                            Level.INFO,
                            "log.sealed rows=" + segment.rows() + " bytes=" + segment.bytes() + " ms="
                                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "log.seal_failed", failed);
        }
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
        sealer.close();
    }
}
