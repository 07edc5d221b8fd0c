package oxbow.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import oxbow.core.table.Table;
import oxbow.problem.ProblemException;

/// A Parquet file of somebody, read column by column by a DuckDB of its own that can reach this one file and nothing
/// else. Rows come in the order of the file. Reading blocks in native code, so it belongs on a platform thread. Not
/// thread-safe.
public final class ParquetFile implements AutoCloseable {

    private final Path named;
    private final Path path;
    private final DuckDBConnection connection;
    private List<ParquetColumn> columns = List.of();
    private long rows;

    private ParquetFile(Path named, Path path, DuckDBConnection connection) {
        this.named = named;
        this.path = path;
        this.connection = connection;
    }

    /// Opens the file and reads its schema.
    ///
    /// @param named how messages call it
    /// @param path where it lies
    /// @throws ProblemException if it is no Parquet file, or damaged
    public static ParquetFile open(Path named, Path path) {
        Path real = path.toAbsolutePath().normalize();
        try {
            DuckDBConnection connection = DuckDBConnection.newConnection("jdbc:duckdb:", false, new Properties());
            try {
                ParquetFile file = new ParquetFile(named, real, connection);
                file.configure();
                file.describe();
                return file;
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException broken) {
            throw damaged(named, broken);
        } catch (RuntimeException defect) {
            throw defect;
        } catch (Exception failed) {
            throw new StoreException("DuckDB cannot be started: " + failed.getMessage(), failed);
        }
    }

    private void configure() throws SQLException {
        Sql.execute(connection, "set autoinstall_known_extensions = false");
        Sql.execute(connection, "set autoload_known_extensions = false");
        Sql.execute(connection, "set memory_limit = '512MB'");
        Sql.execute(connection, "set threads = 2");
        Sql.execute(connection, "set temp_directory = ''");
        Sql.execute(connection, "set enable_external_file_cache = false");
        Sql.execute(connection, "set TimeZone = 'UTC'");
        Sql.execute(connection, "set allowed_paths = [" + ColumnarSchema.quoted(path.toString()) + "]");
        Sql.execute(connection, "set enable_external_access = false");
        Sql.execute(connection, "set lock_configuration = true");
    }

    private void describe() throws SQLException {
        columns = ColumnarFile.query(
                connection,
                "select column_name as name, column_type as type from (describe select * from " + source() + ")",
                row -> ParquetColumn.of(row.text("name"), row.text("type")));
        rows = ColumnarFile.query(
                        connection, "select count(*) as row_count from " + source(), row -> row.integer("row_count"))
                .getFirst();
    }

    private String source() {
        return "read_parquet(" + ColumnarSchema.quoted(path.toString()) + ")";
    }

    /// The columns in the order of the file, also those whose values cannot be read.
    public List<ParquetColumn> columns() {
        return columns;
    }

    /// How many rows the file has.
    public long rows() {
        return rows;
    }

    /// Reads these columns from the first row to the last.
    ///
    /// @param names columns of a kind that can be read
    /// @param batch rows in a batch; only the last has fewer
    /// @param sink is given every batch, in order; each has arrays of its own
    /// @param progress is told how many rows have been read
    /// @throws ProblemException if the file is damaged
    public void read(Set<String> names, int batch, Consumer<Table> sink, LongConsumer progress) {
        List<ParquetColumn> wanted = columns.stream()
                .filter(column -> names.contains(column.name()) && column.kind() != ParquetColumn.Kind.OTHER)
                .toList();
        List<VectorFill> fills = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (ParquetColumn column : wanted) {
            fills.add(VectorFill.of(column.kind(), batch));
            expressions.add(column.expression());
        }
        if (wanted.isEmpty()) {
            return;
        }
        String sql = "select " + String.join(", ", expressions) + " from " + source();
        try (DuckDBPreparedStatement statement = (DuckDBPreparedStatement) connection.prepareStatement(sql);
                DuckDBChunkedResult result = statement.query()) {
            long done = 0;
            int filled = 0;
            while (result.nextChunk()) {
                int count = (int) result.chunk().rowCount();
                for (int from = 0; from < count; ) {
                    int take = Math.min(count - from, batch - filled);
                    for (int i = 0; i < fills.size(); i++) {
                        fills.get(i).take(result.chunk().vector(i), from, take);
                    }
                    from += take;
                    filled += take;
                    if (filled == batch) {
                        sink.accept(drained(wanted, fills, filled));
                        filled = 0;
                    }
                }
                done += count;
                progress.accept(done);
            }
            if (filled > 0) {
                sink.accept(drained(wanted, fills, filled));
            }
        } catch (SQLException broken) {
            throw damaged(named, broken);
        }
    }

    private static Table drained(List<ParquetColumn> wanted, List<VectorFill> fills, int rows) {
        Map<String, oxbow.core.table.Column> table = new LinkedHashMap<>();
        for (int i = 0; i < fills.size(); i++) {
            table.put(wanted.get(i).name(), fills.get(i).drain());
        }
        return new Table(rows, table);
    }

    private static ProblemException damaged(Path path, SQLException broken) {
        String said = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
        return ProblemException.broken(
                "file", path, "be a whole Parquet file", "Maybe it was cut off or damaged. DuckDB says: " + said);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new StoreException("DuckDB cannot be closed: " + failed.getMessage(), failed);
        }
    }
}
