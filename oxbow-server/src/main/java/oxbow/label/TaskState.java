package oxbow.label;

import java.util.Locale;
import oxbow.problem.ProblemException;

/// Where a review task stands.
public enum TaskState {
    /// Waits for a rater.
    OPEN,
    /// A rater holds it until the claim runs out.
    CLAIMED,
    /// A rater has given the label.
    ANSWERED,
    /// Its due time passed before anybody answered; the model's answer stands.
    EXPIRED;

    /// The word in JSON and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that word.
    ///
    /// @throws ProblemException if there is none
    public static TaskState ofWord(String word) {
        for (TaskState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw ProblemException.broken("task state", word, "be one of open, claimed, answered, expired");
    }
}
