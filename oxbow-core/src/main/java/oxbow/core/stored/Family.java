package oxbow.core.stored;

/// What a stored form holds. The numbers are part of the format: they are never given to anything else.
public enum Family {
    /// A quantile sketch.
    KLL(1),
    /// A distinct-count sketch.
    HYPER_LOG_LOG(2),
    /// A sketch of the most frequent items.
    FREQUENT_ITEMS(3),
    /// A profile of one column.
    COLUMN_PROFILE(4),
    /// A profile of all columns of rows.
    ROW_PROFILE(5),
    /// The state of a test that decides between two predictors.
    DECISION(6),
    /// The state of a drift detector.
    DETECTOR(7),
    /// Sums from which metrics are computed.
    METRIC(8);

    private final int number;

    Family(int number) {
        this.number = number;
    }

    /// The number in the first byte of the stored form.
    public int number() {
        return number;
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
