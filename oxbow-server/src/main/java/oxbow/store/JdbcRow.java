package oxbow.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The row a result set stands on.
final class JdbcRow implements Row {

    private final ResultSet results;

    JdbcRow(ResultSet results) {
        this.results = results;
    }

    @Override
    public String text(String column) {
        return present(column, read(column, results::getString));
    }

    @Override
    public Optional<String> optionalText(String column) {
        return Optional.ofNullable(read(column, results::getString));
    }

    @Override
    public long integer(String column) {
        return present(column, read(column, results::getLong));
    }

    @Override
    public OptionalLong optionalInteger(String column) {
        Long value = read(column, results::getLong);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    @Override
    public double real(String column) {
        return present(column, read(column, results::getDouble));
    }

    @Override
    public boolean flag(String column) {
        return present(column, read(column, results::getBoolean));
    }

    @Override
    public byte[] bytes(String column) {
        return present(column, read(column, results::getBytes));
    }

    private <T> @Nullable T read(String column, Getter<T> getter) {
        try {
            T value = getter.get(column);
            return results.wasNull() ? null : value;
        } catch (SQLException e) {
            throw new StoreException("The column '" + column + "' could not be read.", e);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The column '" + column + "' is null, but was read as if it never were.");
        }
        return value;
    }

    private interface Getter<T> {
        @Nullable
        T get(String column) throws SQLException;
    }
}
