package oxbow.problem;

/// How much of anything one request or one thing may hold. Generous for people and programs that mean it; what is
/// beyond was not meant, and would be read again by every page and comparison.
public final class Limits {

    /// Characters of a name people read, such as a run's, and of a code version.
    public static final int TITLE = 250;
    /// Characters of a description or a note.
    public static final int NOTE = 4_000;
    /// Characters of the value of a parameter or tag.
    public static final int VALUE = 6_000;
    /// Parameters, tags or names of metrics of a run, and values of metrics in a request.
    public static final int PAIRS = 1_000;
    /// Data versions that a run reads.
    public static final int INPUTS = 100;
    /// Steps of a rollout.
    public static final int STEPS = 20;
    /// Days of a step, and of the age at which requests are judged.
    public static final int DAYS = 90;
    /// Judged keys that a step may ask for.
    public static final long JUDGED = 10_000_000;

    private Limits() {}

    /// Notes a problem with a text that is too long.
    public static void text(Problems problems, String thing, String value, int longest) {
        problems.require(
                value.length() <= longest,
                thing,
                value.length() + " characters",
                "have at most " + longest + " characters");
    }

    /// Notes a problem with too many of something.
    public static void count(Problems problems, String thing, int found, int most) {
        problems.require(found <= most, "number of " + thing, found, "be at most " + most);
    }

    /// The text itself, if it is not too long.
    ///
    /// @throws ProblemException if it is
    public static String checked(String thing, String value, int longest) {
        Problems problems = new Problems();
        text(problems, thing, value, longest);
        problems.throwIfAny(thing);
        return value;
    }
}
