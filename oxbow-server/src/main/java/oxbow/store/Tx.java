package oxbow.store;

import java.util.List;
import java.util.Optional;

/// An open transaction. Statements use `?` for arguments; an argument may be a String, Long, Integer, Double,
/// Boolean, byte[] or Optional of these (empty writes null). Belongs to the thread it was handed to.
public interface Tx {

    /// Runs an insert, update or delete and answers how many rows it touched.
    ///
    /// @throws DuplicateKey if a uniqueness rule would be broken; the transaction is still usable
    long update(String sql, Object... arguments);

    /// Runs one statement for many rows of arguments.
    void batch(String sql, List<Object[]> rows);

    <T> List<T> query(String sql, Row.Reader<T> reader, Object... arguments);

    /// The first row, if there is one.
    <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... arguments);

    /// Runs the action once this transaction is durable; never if it is rolled back. Must be quick and must not
    /// throw.
    void afterCommit(Runnable action);
}
