package oxbow.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/// The table of a columnar log that says which segments belong to it.
final class Manifest {

    private static final String TABLE = """
            create table if not exists segment (file varchar not null, first_offset bigint not null, \
            last_offset bigint not null, row_count bigint not null, bytes bigint not null, \
            from_time bigint not null, to_time bigint not null)""";

    private final DuckDBConnection connection;
    private final Path folder;

    Manifest(DuckDBConnection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /// The segments, oldest first. Deletes the other files of the folder: what no transaction has made part of the
    /// log was left by a sealing that was cut off.
    ///
    /// @throws StoreException if the file of a segment is missing
    List<Segment> recover() throws SQLException, IOException {
        Sql.execute(connection, TABLE);
        List<Segment> segments =
                ColumnarFile.query(connection, "select * from segment order by first_offset", Manifest::segment);
        for (Segment segment : segments) {
            Path file = folder.resolve(segment.file());
            if (!Files.exists(file)) {
                throw new StoreException("The segment " + file + " is missing.", new IOException("no file"));
            }
        }
        Set<String> known = segments.stream().map(Segment::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                if (!known.contains(String.valueOf(each.getFileName()))) {
                    Files.delete(each);
                }
            }
        }
        return segments;
    }

    /// Adds a segment within the caller's transaction.
    void add(Segment segment) throws SQLException {
        Sql.execute(
                connection,
                "insert into segment values (%s, %d, %d, %d, %d, %d, %d)"
                        .formatted(
                                ColumnarSchema.quoted(segment.file()),
                                segment.firstOffset(),
                                segment.lastOffset(),
                                segment.rows(),
                                segment.bytes(),
                                segment.fromTime(),
                                segment.toTime()));
    }

    private static Segment segment(Row row) {
        return new Segment(
                row.text("file"),
                row.integer("first_offset"),
                row.integer("last_offset"),
                row.integer("row_count"),
                row.integer("bytes"),
                row.integer("from_time"),
                row.integer("to_time"));
    }
}
