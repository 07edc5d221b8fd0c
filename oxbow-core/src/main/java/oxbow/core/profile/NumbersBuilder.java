package oxbow.core.profile;

import org.jspecify.annotations.Nullable;
import oxbow.core.table.Column;

/// Accumulates the profile of a column of numbers; one by one or, faster, a column at a time.
public final class NumbersBuilder implements ColumnProfileBuilder {
    private final DistributionBuilder values;
    private final DistinctNumbers.Builder distinct = new DistinctNumbers.Builder();
    private final RowOrder.Builder order = new RowOrder.Builder();
    private boolean whole = true;

    NumbersBuilder(@Nullable FrozenBins bins, ProfileSettings settings) {
        values = new DistributionBuilder(bins, settings, this::take);
    }

    @Override
    public NumbersBuilder add(Column column) {
        values.add(Readings.numbers(column));
        return this;
    }

    /// Takes one value that was present.
    public NumbersBuilder add(double v) {
        values.add(v);
        return this;
    }

    /// Takes one row without a value.
    public NumbersBuilder addMissing() {
        values.addMissing();
        return this;
    }

    @Override
    public NumbersProfile build() {
        Distribution all = values.build();
        return new NumbersProfile(all, distinct.build(), order.build(), whole);
    }

    private void take(double[] finite, int from, int to) {
        distinct.take(finite, from, to);
        order.take(finite, from, to);
        for (int i = from; whole && i < to; i++) {
            whole = finite[i] == Math.rint(finite[i]);
        }
    }
}
