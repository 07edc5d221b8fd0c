package oxbow.serve;

import java.util.Locale;
import oxbow.problem.ProblemException;

/// How a candidate is tried.
public enum Pattern {
    /// The candidate answers every request unseen beside the champion; they are compared request by request.
    SHADOW,
    /// A growing share of the keys is answered by the candidate.
    CANARY,
    /// All traffic moves to the candidate at once and can move back at once; both stay loaded.
    BLUE_GREEN;

    /// The word in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The pattern of that word.
    ///
    /// @throws ProblemException if there is none
    public static Pattern ofWord(String word) {
        for (Pattern pattern : values()) {
            if (pattern.word().equals(word)) {
                return pattern;
            }
        }
        throw ProblemException.broken("pattern", word, "be one of shadow, canary, blue_green");
    }
}
