package oxbow.core.metric;

/// How a rate of one group compares with that of others.
///
/// @param group the group
/// @param against the reference group, or "rest"
/// @param rate what is compared
/// @param own the group's rate
/// @param other the rate it is held against
/// @param difference own − other
/// @param ratio own / other
/// @param verdict what the difference says about the tolerance
public record GroupGap(
        String group,
        String against,
        Rate rate,
        Figure own,
        Figure other,
        Figure difference,
        Figure ratio,
        Verdict verdict) {

    /// What an interval says about a tolerance.
    public enum Verdict {
        /// The whole interval of the difference lies within the tolerance.
        WITHIN,
        /// The whole interval lies beyond it.
        BEYOND,
        /// The interval holds both, or there is none: too few people to say.
        CANNOT_TELL
    }

    static void requireTolerance(double tolerance) {
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new IllegalArgumentException(
                    "The tolerance (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(tolerance));
        }
    }

    static Verdict verdict(Figure difference, double tolerance) {
        return switch (difference) {
            case Figure.Undefined none -> Verdict.CANNOT_TELL;
            case Figure.Known known when known.low() >= -tolerance && known.high() <= tolerance -> Verdict.WITHIN;
            case Figure.Known known when known.low() > tolerance || known.high() < -tolerance -> Verdict.BEYOND;
            case Figure.Known known -> Verdict.CANNOT_TELL;
        };
    }
}
