package oxbow.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;

/// The prepared statements of one connection, kept for their next use up to a limit; the least recently used goes
/// first. A statement is out of the cache while it is in use, so the same SQL may be nested. Not thread-safe.
final class Statements implements AutoCloseable {

    private final Connection connection;
    private final int limit;
    private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();

    Statements(Connection connection, int limit) {
        this.connection = connection;
        this.limit = limit;
    }

    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return kept == null ? connection.prepareStatement(sql) : kept;
    }

    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        if (limit == 0) {
            statement.close();
            return;
        }
        PreparedStatement other = idle.put(sql, statement);
        if (other != null) {
            other.close();
        }
        if (idle.size() > limit) {
            Iterator<PreparedStatement> eldest = idle.values().iterator();
            PreparedStatement gone = eldest.next();
            eldest.remove();
            gone.close();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : idle.values()) {
            statement.close();
        }
        idle.clear();
    }
}
