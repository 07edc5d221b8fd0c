package oxbow.core.drift;

/// By what a stream may be watched so that the promise about false alarms holds, and in which words.
public enum WatchMode {
    /// Row by row: neighbours are as different as any two rows.
    ROWS("at most the promised false alarms are expected, if rows are exchangeable given the season"),
    /// Block by block: neighbouring rows resemble each other, whole blocks do not.
    BLOCKS("at most the promised false alarms are expected, if blocks are exchangeable; "
            + "the period cannot exceed the calibration blocks plus one"),
    /// Neither can be said yet.
    UNKNOWN("no promise: too few rows to measure how much neighbours resemble each other"),
    /// Even blocks resemble their neighbours.
    NONE("no promise: even the blocks resemble their neighbours");

    private final String promise;

    WatchMode(String promise) {
        this.promise = promise;
    }

    /// The promise that is in force, in words.
    public String promise() {
        return promise;
    }
}
