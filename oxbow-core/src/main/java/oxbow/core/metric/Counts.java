package oxbow.core.metric;

/// The rule for counts of cases.
final class Counts {
    /// Up to here whole numbers are exact as `double`, and sums of many totals do not overflow.
    private static final long MOST = 1L << 53;

    private Counts() {}

    /// The sum of counts, none below 0, so that no count read from a stored form overflows later.
    static long total(long... counts) {
        long total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("The count (%d) must not be below 0.".formatted(count));
            }
            if (count > MOST - total) {
                throw new IllegalArgumentException("The counts must add up to no more than %d.".formatted(MOST));
            }
            total += count;
        }
        return total;
    }
}
