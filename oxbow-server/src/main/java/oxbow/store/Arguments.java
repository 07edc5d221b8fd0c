package oxbow.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import oxbow.problem.ProblemException;

/// Puts values into the `?` of a statement, refusing what one of the two databases would change or reject.
final class Arguments {

    private Arguments() {}

    static void bind(PreparedStatement statement, Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, storable(text));
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Double number -> statement.setDouble(index, storable(index, number));
            case Boolean flag -> statement.setBoolean(index, flag);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Optional<?> optional -> bindOptional(statement, index, optional);
            case null ->
                throw new IllegalArgumentException(
                        "Argument " + index + " is null. Maybe Optional.empty() was meant, which writes null?");
            default ->
                throw new IllegalArgumentException("Argument " + index + " is a "
                        + value.getClass().getName() + ", which the two databases do not store alike.");
        }
    }

    private static void bindOptional(PreparedStatement statement, int index, Optional<?> optional) throws SQLException {
        if (optional.isPresent()) {
            bind(statement, index, optional.get());
        } else {
            statement.setNull(index, Types.NULL);
        }
    }

    /// PostgreSQL has no text with U+0000.
    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.broken("text", text.replace('\0', '␀'), "not hold the character U+0000");
        }
        return text;
    }

    /// SQLite stores NaN as null.
    private static double storable(int index, double number) {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException(
                    "Argument " + index + " is NaN, which SQLite would store as null. Maybe use Optional.empty()?");
        }
        return number;
    }
}
