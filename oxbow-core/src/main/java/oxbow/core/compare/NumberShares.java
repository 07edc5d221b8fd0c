package oxbow.core.compare;

import oxbow.core.profile.DistinctNumbers;
import oxbow.core.profile.NumbersProfile;

/// The cumulative shares of a column of numbers: exact where different numbers are few, from the sketch
/// otherwise.
final class NumberShares {
    private NumberShares() {}

    static CumulativeShares of(NumbersProfile numbers, double risk) {
        DistinctNumbers distinct = numbers.distinct();
        if (!distinct.few()) {
            return CumulativeShares.of(numbers.quantiles(), risk);
        }
        return CumulativeShares.of(
                distinct.values().stream().mapToDouble(Double::doubleValue).toArray(),
                distinct.counts().stream().mapToLong(Long::longValue).toArray(),
                0,
                0);
    }
}
