package oxbow.store;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// What a database's failure means for the transaction it happened in, from the mildest to the worst.
enum Failures {
    /// A uniqueness rule would be broken; the statement was undone, the transaction lives on.
    DUPLICATE,
    /// The statement is at fault; the transaction lives on or is undone by its owner.
    STATEMENT,
    /// Other transactions came in between; doing the whole transaction again helps.
    RETRY,
    /// The connection, the disk or the memory is at fault; the whole transaction is lost.
    FATAL;

    static Failures of(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return ofSqlite(sqlite);
        }
        String state = failure.getSQLState();
        if (state == null) {
            return STATEMENT;
        }
        return switch (state) {
            case "23505" -> DUPLICATE;
            case "40001", "40P01" -> RETRY;
            default -> state.startsWith("08") || state.startsWith("53") || state.startsWith("57") ? FATAL : STATEMENT;
        };
    }

    private static Failures ofSqlite(SQLiteException failure) {
        return switch (failure.getResultCode()) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID -> DUPLICATE;
            default ->
                // The low byte is the family of an extended code: busy, locked, no memory, interrupted, read or write
                // error, full. At most of these SQLite undoes the whole transaction by itself.
                switch (failure.getResultCode().code & 0xFF) {
                    case 5, 6, 7, 9, 10, 13 -> FATAL;
                    default -> STATEMENT;
                };
        };
    }
}
