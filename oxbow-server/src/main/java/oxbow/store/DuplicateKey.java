package oxbow.store;

/// A row with the same key exists already. Stages turn it into a conflict that names the thing.
public final class DuplicateKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DuplicateKey(String message, Throwable cause) {
        super(message, cause);
    }
}
