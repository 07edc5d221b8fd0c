package oxbow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The metadata in one SQLite file: one writer with group commit, several readers on snapshots of the
/// write-ahead log. `synchronous=FULL` flushes the log at every commit, so what was answered survives a loss of
/// power.
final class SqliteStore implements Store {

    private static final int READERS = 4;
    private static final int PATIENCE_MS = 10_000;

    private final SqliteWriter writer;
    private final Readers readers;

    private SqliteStore(Connection write, List<Connection> read) {
        writer = new SqliteWriter(write, this);
        readers = new Readers(read, this);
    }

    static SqliteStore open(Path file) {
        unpackInto(file.resolveSibling("native"));
        SQLiteDataSource source = source(file);
        Migrations.run(source);
        try {
            Connection write = source.getConnection();
            List<Connection> read = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Connection connection = source.getConnection();
                Sql.execute(connection, "PRAGMA query_only = on");
                read.add(connection);
            }
            return new SqliteStore(write, read);
        } catch (SQLException e) {
            throw new StoreException("The database " + file + " could not be opened.", e);
        }
    }

    /// SQLite unpacks its library at each start. It would be deleted when the process ends, but a server that is told
    /// to end halts and one that is killed does nothing, so the next start clears away what the last one left.
    private static void unpackInto(Path folder) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("org.sqlite.tmpdir", folder.toString());
    }

    @Override
    public <T> T write(Work<T> work) {
        StoreThread.refuseNesting(this);
        return writer.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        StoreThread.refuseNesting(this);
        return readers.read(work);
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(PATIENCE_MS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
