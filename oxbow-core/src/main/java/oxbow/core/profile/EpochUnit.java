package oxbow.core.profile;

/// Unit of a count since 1970, guessed from its size: for dates of 2001 to 2099 the units do not overlap.
enum EpochUnit {
    SECONDS(1e9, 4.1e9, 1e3),
    MILLISECONDS(1e12, 4.1e12, 1),
    MICROSECONDS(1e15, 4.1e15, 1e-3),
    NANOSECONDS(1e18, 4.1e18, 1e-6);

    private final double least;
    private final double most;
    private final double factor;

    EpochUnit(double least, double most, double factor) {
        this.least = least;
        this.most = most;
        this.factor = factor;
    }

    /// Whether a count in this unit is a time between 2001 and 2099.
    boolean holds(double count) {
        return count >= least && count < most;
    }

    /// The time of a count in this unit.
    long millis(double count) {
        return (long) Math.floor(factor >= 1 ? count * factor : count / (1 / factor));
    }

    /// The unit whose size is nearest.
    static EpochUnit of(double count) {
        double size = Math.abs(count);
        for (EpochUnit unit : values()) {
            if (size < unit.most) {
                return unit;
            }
        }
        return NANOSECONDS;
    }
}
