package oxbow.core.baseline;

/// Watchers that do not look. The one that never alarms passes every test of false alarms; the one that alarms
/// every n rows is quicker than most detectors. A benchmark that ranks either of them high measures nothing.
public final class Dummy implements Watcher {
    private final long every;
    private long rows;

    private Dummy(long every) {
        this.every = every;
    }

    /// Never alarms.
    public static Dummy never() {
        return new Dummy(Long.MAX_VALUE);
    }

    /// Alarms every so many rows.
    ///
    /// @param rows rows between alarms, at least 1
    public static Dummy every(long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("The rows between alarms (%d) must be at least 1.".formatted(rows));
        }
        return new Dummy(rows);
    }

    @Override
    public boolean observe(double value) {
        return ++rows % every == 0;
    }
}
