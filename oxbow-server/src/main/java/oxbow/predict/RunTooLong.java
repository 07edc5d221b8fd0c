package oxbow.predict;

/// A run of a model that was ended because it took too long.
final class RunTooLong extends ModelFailure {

    private static final long serialVersionUID = 1L;

    RunTooLong(Throwable cause) {
        super("The model took too long to answer and was ended.", cause);
    }
}
