package oxbow.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/// The metadata in PostgreSQL. Writes are SERIALIZABLE and run again when the database finds that they
/// collided; reads are REPEATABLE READ, which is a snapshot.
final class PostgresStore implements Store {

    private static final int WRITERS = 8;
    private static final int READERS = 8;

    private final HikariDataSource writePool;
    private final HikariDataSource readPool;
    private final ExecutorService writers;
    private final ExecutorService readers;

    private PostgresStore(HikariDataSource writePool, HikariDataSource readPool) {
        this.writePool = writePool;
        this.readPool = readPool;
        writers = StoreThread.pool(this, WRITERS, "store-writer");
        readers = StoreThread.pool(this, READERS, "store-reader");
    }

    static PostgresStore open(StoreSettings.Postgres settings) {
        HikariDataSource writePool = pool(settings, WRITERS, "TRANSACTION_SERIALIZABLE", false);
        try {
            Migrations.run(writePool);
            return new PostgresStore(writePool, pool(settings, READERS, "TRANSACTION_REPEATABLE_READ", true));
        } catch (RuntimeException e) {
            writePool.close();
            throw e;
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        return run(writers, work, job -> Serializable.run(writePool, job));
    }

    @Override
    public <T> T read(Work<T> work) {
        return run(readers, work, this::snapshot);
    }

    @Override
    public void close() {
        writers.close();
        readers.close();
        writePool.close();
        readPool.close();
    }

    private <T> T run(ExecutorService threads, Work<T> work, Transaction transaction) {
        StoreThread.refuseNesting(this);
        Job<T> job = new Job<>(work);
        return job.await(threads, () -> {
            try {
                transaction.run(job);
            } catch (Throwable failure) {
                job.fail(failure);
            }
        });
    }

    private void snapshot(Job<?> job) throws SQLException {
        try (Connection connection = readPool.getConnection()) {
            JdbcTx tx = new JdbcTx(new Statements(connection, 0), PostgresStore::undoable);
            try {
                job.run(tx);
            } finally {
                tx.end();
                connection.rollback();
            }
            AfterCommit.run(tx.actions());
        }
        job.succeed();
    }

    /// PostgreSQL ends a transaction at any error; the driver's automatic savepoint undoes the one statement
    /// instead.
    static <T> T undoable(Connection connection, JdbcTx.Change<T> change) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        driver.setAutosave(AutoSave.ALWAYS);
        try {
            return change.run();
        } finally {
            driver.setAutosave(AutoSave.NEVER);
        }
    }

    private static HikariDataSource pool(
            StoreSettings.Postgres settings, int size, String isolation, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(size);
        config.setAutoCommit(false);
        config.setTransactionIsolation(isolation);
        config.setReadOnly(readOnly);
        config.setPoolName(readOnly ? "store-read" : "store-write");
        config.addDataSourceProperty("cleanupSavepoints", "true");
        if (!readOnly) {
            // A sequential scan, which the planner prefers on small tables, collides with every other writer of the
            // table.
            config.setConnectionInitSql("set enable_seqscan = off");
        }
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreException("The database " + settings.url() + " could not be reached.", e);
        }
    }

    private interface Transaction {
        void run(Job<?> job) throws SQLException;
    }
}
