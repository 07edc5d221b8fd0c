package oxbow.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;

/// A few platform threads that read from SQLite, each with a connection that cannot write.
final class Readers implements AutoCloseable {

    private final ExecutorService threads;
    private final BlockingQueue<Reader> idle;

    Readers(List<Connection> connections, Store owner) {
        threads = StoreThread.pool(owner, connections.size(), "store-reader");
        idle = new ArrayBlockingQueue<>(connections.size());
        connections.forEach(connection -> idle.add(new Reader(connection, new Statements(connection, 256))));
    }

    <T> T read(Store.Work<T> work) {
        Job<T> job = new Job<>(work);
        return job.await(threads, () -> run(job));
    }

    @Override
    public void close() {
        threads.close();
        for (Reader reader : idle) {
            try {
                reader.statements().close();
                reader.connection().close();
            } catch (SQLException e) {
                throw new StoreException("A connection could not be closed.", e);
            }
        }
    }

    private void run(Job<?> job) {
        Reader reader = idle.remove();
        try {
            snapshot(reader, job);
        } catch (Throwable failure) {
            job.fail(failure);
            return;
        } finally {
            idle.add(reader);
        }
        job.succeed();
    }

    private static void snapshot(Reader reader, Job<?> job) throws SQLException {
        JdbcTx tx = new JdbcTx(reader.statements(), Readers::plainly);
        Sql.execute(reader.connection(), "BEGIN");
        try {
            job.run(tx);
        } finally {
            tx.end();
            Sql.execute(reader.connection(), "ROLLBACK");
        }
        AfterCommit.run(tx.actions());
    }

    private static <T> T plainly(Connection connection, JdbcTx.Change<T> change) throws SQLException {
        return change.run();
    }

    private record Reader(Connection connection, Statements statements) {}
}
