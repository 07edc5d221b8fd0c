package oxbow.label;

import java.util.Locale;

/// Why a person is asked about a prediction.
public enum AskedBecause {
    /// The model's score lay below the endpoint's threshold.
    UNCERTAIN,
    /// Drawn at random from what the model decided by itself.
    AUDIT,
    /// People decide every request of the endpoint at its degree of automation.
    EVERYTHING;

    /// The word in JSON and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The reason of that word.
    public static AskedBecause ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
