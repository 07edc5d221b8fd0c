package oxbow.record;

import java.util.Locale;

/// On whose behalf a prediction was made.
public enum Arm {
    /// The model in service answered.
    CHAMPION,
    /// The candidate answered its share of the traffic.
    CANARY,
    /// The candidate was asked too; nobody saw its answer.
    SHADOW;

    /// The arm as the log and the API write it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Arm of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
