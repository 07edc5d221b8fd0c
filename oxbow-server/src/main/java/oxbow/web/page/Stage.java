package oxbow.web.page;

/// The lifecycle in its order; the navigation of every page.
public enum Stage {
    SCOPE("Scope", "", "g s"),
    DATA("Data", "data", "g d"),
    LABEL("Label", "label", "g l"),
    MODEL("Model", "track/runs", "g m"),
    EVALUATE("Evaluate", "evaluate", "g e"),
    DEPLOY("Deploy", "serve", "g p"),
    MONITOR("Monitor", "monitor", "g o");

    private final String title;
    private final String path;
    private final String key;

    Stage(String title, String path, String key) {
        this.title = title;
        this.path = path;
        this.key = key;
    }

    public String title() {
        return title;
    }

    /// The path of its page within the project; empty if it has none.
    String path() {
        return path;
    }

    String key() {
        return key;
    }
}
