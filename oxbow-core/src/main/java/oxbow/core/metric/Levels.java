package oxbow.core.metric;

/// The rule for confidence levels.
final class Levels {
    private Levels() {}

    static double require(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The level (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(level));
        }
        return level;
    }

    /// The level of each of some intervals so that all of them hold together (Bonferroni).
    static double each(double level, int intervals) {
        return 1 - (1 - require(level)) / Math.max(1, intervals);
    }

    /// The two-sided quantile of the standard normal: 1.96 at 0.95.
    static double z(double level) {
        return Distributions.normalQuantile(0.5 + require(level) / 2);
    }
}
