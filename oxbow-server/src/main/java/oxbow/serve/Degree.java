package oxbow.serve;

import java.util.Locale;
import oxbow.problem.ProblemException;

/// How much an endpoint decides by itself. Every change makes a new version and can be taken back.
public enum Degree {
    /// People decide every request without the model.
    HUMAN,
    /// People decide every request; the model answers unseen beside them, so that its quality can be estimated
    /// without drawing people towards it.
    SHADOW,
    /// People decide every request and see what the model says.
    ASSIST,
    /// The model decides where its score reaches the threshold; people decide the rest.
    PARTIAL,
    /// The model decides every request.
    FULL;

    /// The word in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The degree of that word.
    ///
    /// @throws ProblemException if there is none
    public static Degree ofWord(String word) {
        for (Degree degree : values()) {
            if (degree.word().equals(word)) {
                return degree;
            }
        }
        throw ProblemException.broken("degree", word, "be one of human, shadow, assist, partial, full");
    }
}
