package oxbow.core.profile;

import oxbow.core.table.Column;

/// Accumulates times in blocks of numbers; milliseconds of the next 280,000 years are exact in a double.
final class TimesBuilder implements ColumnProfileBuilder {
    private static final int BLOCK = 512;
    private static final long FARTHEST = 1L << 53;

    private final DistributionBuilder times;
    private final DistributionBuilder gaps;
    private final RowOrder.Builder order = new RowOrder.Builder();
    private final double[] block = new double[BLOCK];
    private double last = Double.NaN;

    TimesBuilder(ProfileSettings settings) {
        times = new DistributionBuilder(null, settings.column(0), order);
        gaps = new DistributionBuilder(null, settings.column(1));
    }

    @Override
    public TimesBuilder add(Column column) {
        Column.Times values = Readings.times(column);
        ValidRuns.over(values.validity(), values.rows(), (from, to) -> {
            for (int at = from; at < to; at += BLOCK) {
                take(values.millis(), at, Math.min(to, at + BLOCK));
            }
        });
        times.addMissing(values.rows() - values.validity().count(values.rows()));
        return this;
    }

    private void take(long[] millis, int from, int to) {
        for (int row = from; row < to; row++) {
            block[row - from] = Math.clamp(millis[row], -FARTHEST, FARTHEST);
        }
        times.add(block, 0, to - from);
        for (int i = 0; i < to - from; i++) {
            double gap = block[i] - last;
            if (gap >= 0) {
                gaps.add(gap);
            }
            last = block[i];
        }
    }

    @Override
    public TimesProfile build() {
        Distribution all = times.build();
        return new TimesProfile(all, order.build(), gaps.build());
    }
}
