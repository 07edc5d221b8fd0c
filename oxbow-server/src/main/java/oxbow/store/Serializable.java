package oxbow.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Runs a job as one SERIALIZABLE transaction, again and again while the database says that it collided with
/// others.
///
/// A duplicate key is ambiguous at this level: the row may have been added after the snapshot was taken, where
/// the work could not see it. So a transaction that met one is run again on a newer snapshot, and only what
/// happens there counts: work that looks before it inserts then finds the row.
final class Serializable {

    private static final int MOST_ATTEMPTS = 200;
    private static final int ATTEMPTS_WITH_DUPLICATES = 2;

    private Serializable() {}

    static void run(DataSource pool, Job<?> job) throws SQLException {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (attempt(pool, job, attempt)) {
                return;
            }
        }
        throw new ProblemException(
                ProblemKind.OVERLOADED,
                "The change collided with others " + MOST_ATTEMPTS + " times. Maybe try again in a moment?");
    }

    /// Answers false if the transaction has to be run again.
    private static boolean attempt(DataSource pool, Job<?> job, int attempt) throws SQLException {
        JdbcTx tx;
        try (Connection connection = pool.getConnection()) {
            tx = new JdbcTx(new Statements(connection, 0), PostgresStore::undoable);
            try {
                job.run(tx);
                if (collided(tx, attempt)) {
                    connection.rollback();
                    return false;
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                if (Failures.of(e) == Failures.RETRY) {
                    return false;
                }
                throw e;
            } catch (RuntimeException | Error e) {
                connection.rollback();
                if (collided(tx, attempt)) {
                    return false;
                }
                throw e;
            } finally {
                tx.end();
            }
        }
        AfterCommit.run(tx.actions());
        job.succeed();
        return true;
    }

    private static boolean collided(JdbcTx tx, int attempt) {
        return tx.worst().filter(Failures.RETRY::equals).isPresent()
                || (tx.metDuplicate() && attempt < ATTEMPTS_WITH_DUPLICATES);
    }
}
