package oxbow.core.compare;

/// When a difference between two profiles counts as drift: it must be more than chance explains, *and* large
/// enough to matter.
///
/// @param level probability of any false rejection in the whole table, between 0 and 1
/// @param distanceFloor the K-S distance (for truth values the difference of their shares) from which on a
///     difference matters, from 0 to 1
/// @param shiftFloor the Wasserstein distance in standard deviations of the reference from which on it matters,
///     not below 0
/// @param categoryFloor the Jensen-Shannon distance from which on it matters, from 0 to 1
/// @param rateFloor the difference of shares of missing, invalid or empty values from which on it matters
/// @param newCategoryFloor the share of rows in new categories from which on they matter
/// @param bins into how many bins the reference's sketch is cut for tests on bins, where both sides were not
///     counted on the same frozen bins, at least 2
public record CompareSettings(
        double level,
        double distanceFloor,
        double shiftFloor,
        double categoryFloor,
        double rateFloor,
        double newCategoryFloor,
        int bins) {

    /// The usual ones: a whole table of unchanged data is called drift in less than 1 of 100 comparisons.
    public static final CompareSettings USUAL = new CompareSettings(0.01, 0.05, 0.1, 0.1, 0.02, 0.01, 20);

    /// Checks the settings.
    public CompareSettings {
        TestResult.requireLevel(level);
        for (double floor : new double[] {distanceFloor, categoryFloor, rateFloor, newCategoryFloor}) {
            if (!(floor >= 0 && floor <= 1)) {
                throw new IllegalArgumentException("The floor (%s) must be from 0 to 1.".formatted(floor));
            }
        }
        if (!(shiftFloor >= 0) || bins < 2) {
            throw new IllegalArgumentException(
                    "The floor of the shift (%s) must not be below 0, the bins (%d) at least 2."
                            .formatted(shiftFloor, bins));
        }
    }

    /// The same settings at another level.
    public CompareSettings withLevel(double other) {
        return new CompareSettings(other, distanceFloor, shiftFloor, categoryFloor, rateFloor, newCategoryFloor, bins);
    }
}
