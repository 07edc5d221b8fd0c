package oxbow.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Statements that steer a connection: begin, savepoint, commit, pragma.
final class Sql {

    private Sql() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
