package oxbow.store;

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

    double real(String column);

    boolean flag(String column);

    byte[] bytes(String column);

    /// Turns a row into a value.
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row);
    }
}
