package oxbow.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The DuckDB file of a columnar log and the segments beside it. The [Manifest] lies in the same file as the hot
/// rows, so one transaction moves rows from the one to the other. What changes it belongs on one thread; looking
/// and [#copy] may happen beside it.
final class ColumnarFile {

    private final DuckDBConnection connection;
    private final ColumnarSchema schema;
    private final Path folder;
    private final Manifest manifest;
    private volatile List<Segment> segments = List.of();
    private volatile long lastOffset;

    private ColumnarFile(DuckDBConnection connection, ColumnarSchema schema, Path folder) {
        this.connection = connection;
        this.schema = schema;
        this.folder = folder;
        this.manifest = new Manifest(connection, folder);
    }

    static ColumnarFile open(Path home, ColumnarSchema schema) throws Exception {
        Path folder = Files.createDirectories(home.resolve("segments"));
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        DuckDBConnection connection =
                DuckDBConnection.newConnection("jdbc:duckdb:" + home.resolve("hot.duckdb"), false, new Properties());
        ColumnarFile file = new ColumnarFile(connection, schema, folder);
        try {
            file.configure(temporary);
            file.execute(schema.createHot());
            file.recover();
            return file;
        } catch (SQLException | IOException | RuntimeException damaged) {
            connection.close();
            throw damaged;
        }
    }

    private void configure(Path temporary) throws SQLException {
        execute("set autoinstall_known_extensions = false");
        execute("set autoload_known_extensions = false");
        execute("set memory_limit = '512MB'");
        execute("set threads = 2");
        execute("set temp_directory = " + ColumnarSchema.quoted(temporary.toString()));
        execute("set allowed_directories = [" + ColumnarSchema.quoted(folder + "/") + "]");
        execute("set enable_external_access = false");
        execute("set lock_configuration = true");
    }

    private void recover() throws SQLException, IOException {
        segments = List.copyOf(manifest.recover());
        execute(schema.createView(paths(segments)));
        long hot = query(
                        connection,
                        "select coalesce(max(" + schema.offset() + "), 0) as last from " + schema.hot(),
                        row -> row.integer("last"))
                .getFirst();
        lastOffset = Math.max(hot, sealedOffset());
    }

    /// An explicit transaction: without one DuckDB's appender commits every 2,048 rows by itself.
    void append(List<@Nullable Object[]> rows) throws SQLException {
        int offset = schema.columns().stream()
                .map(ColumnarSchema.Column::name)
                .toList()
                .indexOf(schema.offset());
        long last = lastOffset;
        execute("begin transaction");
        try {
            try (DuckDBAppender appender = connection.createAppender("main", schema.hot())) {
                for (@Nullable Object[] row : rows) {
                    schema.check(row);
                    if (!(row[offset] instanceof Long at) || at <= last) {
                        throw new IllegalArgumentException(
                                "The offset (" + row[offset] + ") must be above the one before it (" + last + ").");
                    }
                    last = at;
                    appender.beginRow();
                    for (Object value : row) {
                        append(appender, value);
                    }
                    appender.endRow();
                }
            }
            execute("commit");
        } catch (SQLException | RuntimeException failed) {
            undo(failed);
            throw failed;
        }
        lastOffset = last;
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case String text -> appender.append(text);
            case Long number -> appender.append(number.longValue());
            case Double number -> appender.append(number.doubleValue());
            case Boolean flag -> appender.append(flag.booleanValue());
            case byte[] bytes -> appender.append(bytes);
            default -> throw new IllegalArgumentException("The log takes no " + value.getClass());
        }
    }

    /// Copies everything that is hot now into a file that is not part of the log yet. On a connection of its own, so
    /// that rows can be appended meanwhile; one at a time.
    Optional<Segment> copy() throws SQLException, IOException {
        long first = sealedOffset() + 1;
        long last = lastOffset;
        if (last < first) {
            return Optional.empty();
        }
        String name = "%019d-%019d.parquet".formatted(first, last);
        Path part = folder.resolve(name + ".part");
        Path target = folder.resolve(name);
        try (DuckDBConnection own = another()) {
            Sql.execute(
                    own,
                    "copy (select * from " + schema.hot() + upTo(last) + " order by " + schema.offset() + ") to "
                            + ColumnarSchema.quoted(part.toString()) + " (format parquet, compression zstd)");
            flush(part, StandardOpenOption.WRITE);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            flush(folder, StandardOpenOption.READ);
            return Optional.of(describe(own, name, last, Files.size(target)));
        }
    }

    /// Makes a copied file part of the log instead of its rows, in one transaction.
    void adopt(Segment segment) throws SQLException {
        List<Segment> all = new ArrayList<>(segments);
        all.add(segment);
        execute("begin transaction");
        try {
            manifest.add(segment);
            execute("delete from " + schema.hot() + upTo(segment.lastOffset()));
            execute(schema.createView(paths(all)));
            execute("commit");
        } catch (SQLException failed) {
            undo(failed);
            throw failed;
        }
        segments = List.copyOf(all);
    }

    private String upTo(long last) {
        return " where " + schema.offset() + " <= " + last;
    }

    private Segment describe(DuckDBConnection own, String name, long last, long bytes) throws SQLException {
        String sql = "select count(*) as row_count, min(%1$s) as first_offset, max(%1$s) as last_offset, "
                + "min(%2$s) as from_time, max(%2$s) as to_time from " + schema.hot() + upTo(last);
        return query(
                        own,
                        sql.formatted(schema.offset(), schema.time()),
                        row -> new Segment(
                                name,
                                row.integer("first_offset"),
                                row.integer("last_offset"),
                                row.integer("row_count"),
                                bytes,
                                row.integer("from_time"),
                                row.integer("to_time")))
                .getFirst();
    }

    private List<String> paths(List<Segment> all) {
        return all.stream().map(each -> folder.resolve(each.file()).toString()).toList();
    }

    private void undo(Exception failed) {
        try {
            execute("rollback");
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private static void flush(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    DuckDBConnection another() throws SQLException {
        return connection.duplicate();
    }

    static <T> List<T> query(DuckDBConnection connection, String sql, Row.Reader<T> reader, Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Arguments.bind(statement, arguments);
            try (ResultSet results = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                JdbcRow row = new JdbcRow(results);
                while (results.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        Sql.execute(connection, sql);
    }

    long lastOffset() {
        return lastOffset;
    }

    long sealedOffset() {
        return segments.isEmpty() ? 0 : segments.getLast().lastOffset();
    }

    List<Segment> segments() {
        return segments;
    }

    void close() throws SQLException {
        execute("checkpoint");
        connection.close();
    }
}
