package oxbow.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import org.sqlite.SQLiteException;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Tells the failure that an operator can mend, a disk without room, from defects. Nothing was changed then, and what
/// was asked for can be asked again.
final class FullDisk {

    private static final Logger LOG = System.getLogger(FullDisk.class.getName());

    private FullDisk() {}

    /// The failure itself, or that the database has no room if that is behind it.
    static Throwable orElse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && means(sql)) {
                LOG.log(Level.ERROR, "store.disk_full reason=\"" + sql.getMessage() + "\"");
                return new ProblemException(
                        ProblemKind.OVERLOADED,
                        "The database has no room to keep this: its disk is full. Nothing was changed. "
                                + "Try again once there is room.");
            }
        }
        return failure;
    }

    private static boolean means(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return switch (sqlite.getResultCode()) {
                // The second one: no room for the index of the write-ahead log.
                case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> true;
                default -> false;
            };
        }
        return "53100".equals(failure.getSQLState());
    }
}
