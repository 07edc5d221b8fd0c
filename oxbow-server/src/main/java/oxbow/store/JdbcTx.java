package oxbow.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One transaction on one connection. Remembers the worst that happened to it, so that its owner learns of it
/// also when the work swallowed the exception.
final class JdbcTx implements Tx {

    private final Statements statements;
    private final Guard guard;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Thread owner = Thread.currentThread();
    private @Nullable Failures worst;
    private boolean duplicate;
    private boolean closed;

    JdbcTx(Statements statements, Guard guard) {
        this.statements = statements;
        this.guard = guard;
    }

    @Override
    public long update(String sql, Object... arguments) {
        return run(sql, true, statement -> {
            Arguments.bind(statement, arguments);
            return statement.executeLargeUpdate();
        });
    }

    @Override
    public void batch(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        run(sql, false, statement -> {
            Connection connection = statement.getConnection();
            Sql.execute(connection, "SAVEPOINT batch");
            try {
                for (Object[] row : rows) {
                    Arguments.bind(statement, row);
                    statement.addBatch();
                }
                statement.executeBatch();
            } catch (SQLException e) {
                Sql.execute(connection, "ROLLBACK TO batch");
                throw e;
            } finally {
                statement.clearBatch();
            }
            Sql.execute(connection, "RELEASE batch");
            return rows.size();
        });
    }

    @Override
    public <T> List<T> query(String sql, Row.Reader<T> reader, Object... arguments) {
        return run(sql, !isSelect(sql), statement -> {
            Arguments.bind(statement, arguments);
            try (ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new JdbcRow(results);
                while (results.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        });
    }

    @Override
    public <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... arguments) {
        return run(sql, !isSelect(sql), statement -> {
            Arguments.bind(statement, arguments);
            try (ResultSet results = statement.executeQuery()) {
                return results.next() ? Optional.of(reader.read(new JdbcRow(results))) : Optional.empty();
            }
        });
    }

    @Override
    public void afterCommit(Runnable action) {
        checkUsable();
        afterCommit.add(action);
    }

    /// What to run once the transaction is durable, in the order it was asked for.
    List<Runnable> actions() {
        return afterCommit;
    }

    /// The worst failure of a statement so far, if any.
    Optional<Failures> worst() {
        return Optional.ofNullable(worst);
    }

    /// Whether a statement met a row with the same key.
    boolean metDuplicate() {
        return duplicate;
    }

    /// Ends the transaction for its user: whoever kept it gets an exception instead of somebody else's transaction.
    void end() {
        closed = true;
    }

    private <T> T run(String sql, boolean changes, Step<T> step) {
        checkUsable();
        try {
            PreparedStatement statement = statements.take(sql);
            boolean whole = false;
            try {
                T result = changes
                        ? guard.around(statement.getConnection(), () -> step.on(statement))
                        : step.on(statement);
                whole = true;
                return result;
            } finally {
                if (whole) {
                    statements.giveBack(sql, statement);
                } else {
                    // SQLite's driver ends a statement that fails; kept, it would fail for ever.
                    statement.close();
                }
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private RuntimeException failed(String sql, SQLException e) {
        Failures failure = Failures.of(e);
        duplicate |= failure == Failures.DUPLICATE;
        if (worst == null || failure.compareTo(worst) > 0) {
            worst = failure;
        }
        return failure == Failures.DUPLICATE
                ? new DuplicateKey(String.valueOf(e.getMessage()), e)
                : new StoreException("The statement failed: " + sql, e);
    }

    private void checkUsable() {
        if (closed || !Thread.currentThread().equals(owner)) {
            throw new IllegalStateException("A transaction may only be used inside the work it was handed to.");
        }
    }

    private static boolean isSelect(String sql) {
        return sql.stripLeading().regionMatches(true, 0, "select", 0, 6);
    }

    /// Makes a failing statement undo only itself.
    interface Guard {
        <T> T around(Connection connection, Change<T> change) throws SQLException;
    }

    /// A statement that changes rows.
    interface Change<T> {
        T run() throws SQLException;
    }

    private interface Step<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
