package oxbow.serve;

import java.util.Locale;

/// Where a rollout stands.
public enum RolloutState {
    /// Traffic is split or mirrored and evidence is gathered.
    RUNNING,
    /// Evidence cannot be trusted or is inconclusive; the split stays as it is, a worse candidate is still rolled
    /// back, and a person decides on the rest.
    HELD,
    /// The candidate serves.
    PROMOTED,
    /// The champion serves, because the candidate was worse or a person said so.
    ROLLED_BACK,
    /// A shadow that came to its verdict; nothing had to be switched.
    STOPPED;

    /// The word in JSON and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RolloutState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Whether evidence is still gathered.
    public boolean active() {
        return this == RUNNING || this == HELD;
    }
}
