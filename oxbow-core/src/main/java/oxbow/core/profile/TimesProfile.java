package oxbow.core.profile;

/// What is known about a column of points in time.
///
/// @param times the times in milliseconds since 1970-01-01T00:00Z
/// @param order how the times follow each other, row by row
/// @param gaps milliseconds from each time to the one in the next row that has one, where that is not earlier
public record TimesProfile(Distribution times, RowOrder order, Distribution gaps) implements ColumnProfile {

    /// Checks that the parts are about the same rows.
    public TimesProfile {
        if (order.count() != times.exact().count()
                || gaps.exact().count() != Math.max(0, order.count() - 1) - order.falls()
                || gaps.rows() != gaps.exact().count()) {
            throw new IllegalArgumentException("The order (%d) and the gaps (%d) must fit the %d times."
                    .formatted(
                            order.count(), gaps.exact().count(), times.exact().count()));
        }
    }

    /// Rows that have a time.
    public long count() {
        return times.exact().count();
    }

    /// The earliest time in milliseconds; 0 and without meaning while count is 0.
    public long earliest() {
        return (long) times.exact().min();
    }

    /// The latest time in milliseconds; 0 and without meaning while count is 0.
    public long latest() {
        return (long) times.exact().max();
    }

    @Override
    public ProfileKind kind() {
        return ProfileKind.TIME;
    }

    @Override
    public long rows() {
        return times.rows();
    }

    @Override
    public long missing() {
        return times.exact().missing();
    }

    @Override
    public TimesProfile merge(ColumnProfile other) {
        TimesProfile that = ColumnProfile.same(TimesProfile.class, this, other);
        double between = that.order.first() - order.last();
        boolean meet = order.count() > 0 && that.order.count() > 0 && between >= 0;
        Distribution left = meet ? gaps.with(between) : gaps;
        return new TimesProfile(times.merge(that.times), order.merge(that.order), left.merge(that.gaps));
    }
}
