package oxbow.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One row of a result while it is being read; valid only inside the [Row.Reader] it is given to. Columns are named
/// as in the statement. Reading a null through a method that does not answer an optional is a defect and throws
/// `IllegalStateException`.
public interface Row {

    String text(String column);

    Optional<String> optionalText(String column);

    long integer(String column);

    OptionalLong optionalInteger(String column);

    /// A moment that is stored as milliseconds since 1970.
    default Instant time(String column) {
        return Instant.ofEpochMilli(integer(column));
    }

    default Optional<Instant> optionalTime(String column) {
        OptionalLong millis = optionalInteger(column);
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    double real(String column);

    boolean flag(String column);

    byte[] bytes(String column);

    /// Turns a row into a value.
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row);
    }
}
