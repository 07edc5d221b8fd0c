package oxbow.core.profile;

import oxbow.core.sketch.KllSketch;

/// What is known about a column of numbers.
///
/// Range, moments, quantiles, distinct numbers and order are about the finite numbers; the others are counted.
/// `-0.0` is taken as `0.0`.
///
/// @param values how the numbers are distributed
/// @param distinct which numbers there are, or how many
/// @param order how the finite numbers follow each other, row by row
/// @param whole whether all finite numbers are whole; true while there are none
public record NumbersProfile(Distribution values, DistinctNumbers distinct, RowOrder order, boolean whole)
        implements ColumnProfile {

    /// Checks that the parts are about the same rows.
    public NumbersProfile {
        if (order.count() != values.exact().count()) {
            throw new IllegalArgumentException("The order (%d values) must be that of the %d finite values."
                    .formatted(order.count(), values.exact().count()));
        }
        distinct.requireCount(values.exact().count());
    }

    /// Counts, range, moments and frozen bins: all that has no sketch error.
    public NumericProfile exact() {
        return values.exact();
    }

    /// Sketch of the finite values.
    public KllSketch quantiles() {
        return values.quantiles();
    }

    @Override
    public ProfileKind kind() {
        return ProfileKind.NUMBER;
    }

    @Override
    public long rows() {
        return values.rows();
    }

    @Override
    public long missing() {
        return values.exact().missing();
    }

    @Override
    public NumbersProfile merge(ColumnProfile other) {
        NumbersProfile that = ColumnProfile.same(NumbersProfile.class, this, other);
        return new NumbersProfile(
                values.merge(that.values), distinct.merge(that.distinct), order.merge(that.order), whole && that.whole);
    }
}
