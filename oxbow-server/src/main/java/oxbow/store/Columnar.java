package oxbow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A log of many rows in columns, embedded: new rows go to a DuckDB table, old ones are sealed into Parquet
/// files, and a view shows both as one. What [#append] has taken survives a crash, whole batches only; sealing
/// moves rows without ever losing, doubling or hiding one, whenever it is cut off. One process at a time;
/// thread-safe, may be called from virtual threads: DuckDB runs on platform threads of its own.
public final class Columnar implements AutoCloseable {

    private static final int READERS = 2;

    private final ExecutorService writing;
    private final ExecutorService reading;
    private final ExecutorService sealing;
    private final ColumnarFile file;

    private Columnar(ExecutorService writing, ExecutorService reading, ExecutorService sealing, ColumnarFile file) {
        this.writing = writing;
        this.reading = reading;
        this.sealing = sealing;
        this.file = file;
    }

    /// Opens the log in the folder, making it if need be, and clears away what a cut-off sealing has left.
    ///
    /// @throws StoreException if the log is damaged or another process holds it
    public static Columnar open(Path folder, ColumnarSchema schema) {
        ExecutorService writing = threads(1, schema.table() + "-writer");
        ExecutorService reading = threads(READERS, schema.table() + "-reader");
        try {
            Files.createDirectories(folder);
            return new Columnar(
                    writing,
                    reading,
                    threads(1, schema.table() + "-sealer"),
                    run(writing, () -> ColumnarFile.open(folder.toRealPath(), schema)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Adds the rows as one transaction; durable when it returns.
    ///
    /// @param rows values in the order of the columns: String, Long, Double, Boolean, byte[] or null; the offsets
    ///     ascend and are above [#lastOffset]
    public void append(List<@Nullable Object[]> rows) {
        run(writing, () -> {
            file.append(rows);
            return true;
        });
    }

    /// Reads with the log's name as a view on everything, or `<table>_hot` for what is not sealed yet.
    ///
    /// @param arguments as for [Tx#query]
    public <T> List<T> query(String sql, Row.Reader<T> reader, Object... arguments) {
        return run(reading, () -> {
            try (DuckDBConnection connection = file.another()) {
                // one snapshot for binding the view and for reading it, or a sealing in between would hide rows
                Sql.execute(connection, "begin transaction");
                List<T> found = ColumnarFile.query(connection, sql, reader, arguments);
                Sql.execute(connection, "commit");
                return found;
            }
        });
    }

    /// Moves what is hot now into a new segment; empty if nothing is hot. Appends and reads go on while the segment
    /// is written, and wait only for the change of the list of segments.
    public Optional<Segment> seal() {
        return run(sealing, () -> {
            Optional<Segment> segment = file.copy();
            segment.ifPresent(copied -> run(writing, () -> {
                file.adopt(copied);
                return true;
            }));
            return segment;
        });
    }

    /// The highest offset ever appended, 0 if there is none.
    public long lastOffset() {
        return file.lastOffset();
    }

    /// The highest offset that is sealed, 0 if there is none.
    public long sealedOffset() {
        return file.sealedOffset();
    }

    /// Sealed parts, oldest first.
    public List<Segment> segments() {
        return file.segments();
    }

    /// Writes everything into the main file and closes it.
    @Override
    public void close() {
        reading.close();
        sealing.close();
        run(writing, () -> {
            file.close();
            return true;
        });
        writing.close();
    }

    private static ExecutorService threads(int size, String name) {
        return Executors.newFixedThreadPool(
                size, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    private static <T> T run(ExecutorService threads, Callable<T> task) {
        Future<T> running = threads.submit(task);
        try {
            return running.get();
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case RuntimeException plain -> plain;
                case SQLException sql -> new StoreException("The log failed: " + sql.getMessage(), sql);
                case null, default -> new StoreException("The log failed: " + failed.getMessage(), failed);
            };
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the log was at work.", stop);
        }
    }
}
