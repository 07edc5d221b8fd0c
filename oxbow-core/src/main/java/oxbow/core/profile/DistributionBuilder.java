package oxbow.core.profile;

import org.jspecify.annotations.Nullable;
import oxbow.core.sketch.KllBuilder;
import oxbow.core.table.Column;

/// Accumulates a [Distribution]. Not thread-safe.
final class DistributionBuilder {
    private final NumericProfileBuilder exact;
    private final KllBuilder quantiles;

    DistributionBuilder(@Nullable FrozenBins bins, ProfileSettings settings) {
        this(bins, settings, (values, from, to) -> {});
    }

    DistributionBuilder(@Nullable FrozenBins bins, ProfileSettings settings, FiniteValues also) {
        KllBuilder sketch = new KllBuilder(settings.k(), settings.seed());
        quantiles = sketch;
        exact = new NumericProfileBuilder(bins, (values, from, to) -> {
            sketch.add(values, from, to);
            also.take(values, from, to);
        });
    }

    void add(double v) {
        exact.add(v);
    }

    void add(double[] values, int from, int to) {
        exact.add(values, from, to);
    }

    void add(Column.Numbers column) {
        exact.add(column);
    }

    void addMissing() {
        exact.addMissing();
    }

    void addMissing(long rows) {
        exact.addMissing(rows);
    }

    Distribution build() {
        NumericProfile profile = exact.build();
        return new Distribution(profile, quantiles.build());
    }
}
