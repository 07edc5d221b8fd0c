package oxbow.web.page;

/// How a state is to be felt. Never told by colour alone: a word always stands beside it.
public enum Mood {
    PLAIN(""),
    BUSY("busy"),
    GOOD("good"),
    WARN("warn"),
    BAD("bad");

    private final String css;

    Mood(String css) {
        this.css = css;
    }

    public String css() {
        return css;
    }

    /// The mood of a rollout's, run's or operation's state.
    public static Mood of(String state) {
        return switch (state) {
            case "running", "advanced", "started", "claimed" -> BUSY;
            case "promoted", "done", "finished", "answered", "serving", "candidate_better" -> GOOD;
            case "held", "collecting", "open" -> WARN;
            case "rolled_back", "failed", "alarm", "killed", "candidate_worse" -> BAD;
            default -> PLAIN;
        };
    }
}
