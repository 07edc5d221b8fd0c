package oxbow.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The one thread that changes the SQLite database. It takes whatever jobs are waiting, runs each in a
/// savepoint of one transaction, commits once, and only then answers them all: with many clients they share one
/// disk flush, with one client nobody waits for company.
///
/// A job that throws undoes only itself. If the transaction as a whole is lost (disk full, a failing commit),
/// nobody has been answered yet, so each job is run again in a transaction of its own, and fails or succeeds by
/// itself.
final class SqliteWriter implements AutoCloseable {

    private static final int LARGEST_GROUP = 512;

    private final Connection connection;
    private final Statements statements;
    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final Job<Boolean> stop = new Job<>(_ -> true);
    private final Object door = new Object();
    private boolean closed;

    /// @param owner the store whose work the thread runs
    SqliteWriter(Connection connection, Store owner) {
        this.connection = connection;
        this.statements = new Statements(connection, 256);
        new StoreThread(owner, this::drain, "store-writer").start();
    }

    <T> T write(Store.Work<T> work) {
        Job<T> job = new Job<>(work);
        synchronized (door) {
            if (closed) {
                throw new IllegalStateException("The store is closed.");
            }
            waiting.add(job);
        }
        return job.await();
    }

    /// Commits what is waiting and ends the thread.
    @Override
    public void close() {
        synchronized (door) {
            if (!closed) {
                closed = true;
                waiting.add(stop);
            }
        }
        stop.await();
    }

    private void drain() {
        List<Job<?>> group = new ArrayList<>();
        try {
            do {
                group.clear();
                group.add(waiting.take());
                waiting.drainTo(group, LARGEST_GROUP - 1);
                commitOrFail(group.stream().filter(job -> job != stop).toList());
            } while (!group.contains(stop));
            statements.close();
            connection.close();
            stop.run(new JdbcTx(statements, SqliteWriter::plainly));
            stop.succeed();
        } catch (SQLException | InterruptedException e) {
            stop.fail(new StoreException("The database could not be closed.", e));
        }
    }

    private void commitOrFail(List<Job<?>> group) {
        try {
            commit(group);
        } catch (Throwable defect) {
            // Whoever has an answer keeps it; nobody waits for ever.
            group.forEach(job -> job.fail(defect));
        }
    }

    private void commit(List<Job<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        List<Runnable> answers = new ArrayList<>();
        List<Runnable> actions = new ArrayList<>();
        try {
            Sql.execute(connection, "BEGIN IMMEDIATE");
            for (Job<?> job : group) {
                run(job, answers, actions);
            }
            Sql.execute(connection, "COMMIT");
        } catch (SQLException e) {
            undoAll(e);
            alone(group, e);
            return;
        }
        AfterCommit.run(actions);
        answers.forEach(Runnable::run);
    }

    private void run(Job<?> job, List<Runnable> answers, List<Runnable> actions) throws SQLException {
        Sql.execute(connection, "SAVEPOINT job");
        JdbcTx tx = new JdbcTx(statements, SqliteWriter::plainly);
        try {
            job.run(tx);
        } catch (Throwable failure) {
            throwIfLost(tx, failure);
            Sql.execute(connection, "ROLLBACK TO job");
            Sql.execute(connection, "RELEASE job");
            answers.add(() -> job.fail(failure));
            return;
        } finally {
            tx.end();
        }
        throwIfLost(tx, null);
        Sql.execute(connection, "RELEASE job");
        answers.add(job::succeed);
        actions.addAll(tx.actions());
    }

    private static void throwIfLost(JdbcTx tx, @Nullable Throwable failure) throws SQLException {
        if (tx.worst().filter(Failures.FATAL::equals).isPresent()) {
            throw new SQLException("The transaction was lost in one of its statements.", failure);
        }
    }

    private void alone(List<Job<?>> group, SQLException failure) {
        if (group.size() == 1) {
            group.getFirst().fail(new StoreException("The transaction could not be committed.", failure));
        } else {
            group.forEach(job -> commit(List.of(job)));
        }
    }

    private void undoAll(SQLException failure) {
        try {
            Sql.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // SQLite has undone it already, or the next BEGIN reports what is wrong.
            failure.addSuppressed(e);
        }
    }

    /// SQLite undoes a failing statement by itself.
    private static <T> T plainly(Connection connection, JdbcTx.Change<T> change) throws SQLException {
        return change.run();
    }
}
