package oxbow.store;

/// The metadata database: SQLite inside the data folder, or PostgreSQL. [#write] is the only way to change it.
/// Thread-safe; may be called from virtual threads, the database's native calls run elsewhere.
public interface Store extends AutoCloseable {

    /// Runs the work as one transaction and answers its result once the result is durable. The work may be run
    /// again if the database asks for a retry, so it must have no effect outside the transaction.
    ///
    /// @throws RuntimeException whatever the work threw, after everything it did was undone
    <T> T write(Work<T> work);

    /// Runs the work on a consistent snapshot; statements that change rows fail.
    <T> T read(Work<T> work);

    @Override
    void close();

    /// A unit of work inside one transaction.
    @FunctionalInterface
    interface Work<T> {
        T in(Tx tx);
    }
}
