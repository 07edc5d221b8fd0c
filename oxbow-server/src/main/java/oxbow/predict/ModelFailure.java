package oxbow.predict;

/// A model that could be loaded broke down while it ran. Not the fault of the input as far as anyone can tell.
public sealed class ModelFailure extends RuntimeException permits RunTooLong {

    private static final long serialVersionUID = 1L;

    public ModelFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
