package oxbow.record;

import java.util.Locale;

/// On whose behalf a prediction was made.
public enum Arm {
    /// The model in service answered.
    CHAMPION("champion"),
    /// The candidate answered its share of the traffic.
    CANARY("canary"),
    /// The candidate was asked too; nobody saw its answer.
    SHADOW("shadow");

    private final String text;

    Arm(String text) {
        this.text = text;
    }

    /// The arm as the log and the API write it.
    public String text() {
        return text;
    }

    static Arm of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
