package oxbow.store;

/// The database refused or could not carry out a statement for a reason that is no fault of the request: broken
/// SQL, a full disk, a lost connection.
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
