package oxbow.core.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accumulates a [NumericProfile] value by value, in constant memory and without allocating per value: O(1), or
/// O(log bins) with a histogram. Not thread-safe: give each thread its own and merge the profiles.
public final class NumericProfileBuilder {
    private final @Nullable FrozenBins bins;
    private final long[] binned;
    private long count;
    private long missing;
    private long nan;
    private long infinite;
    private long zeros;
    private long negatives;
    private double min;
    private double max;
    private double mean;
    private double m2;

    NumericProfileBuilder(@Nullable FrozenBins bins) {
        this.bins = bins;
        this.binned = new long[bins == null ? 0 : bins.size()];
    }

    /// Takes one value that was present; not-a-number and infinite values are counted apart.
    public NumericProfileBuilder add(double v) {
        if (Double.isNaN(v)) {
            nan++;
            return this;
        }
        if (bins != null) {
            binned[bins.bin(v)]++;
        }
        if (Double.isInfinite(v)) {
            infinite++;
        } else {
            addFinite(v);
        }
        return this;
    }

    /// Takes one value that was absent.
    public NumericProfileBuilder addMissing() {
        missing++;
        return this;
    }

    /// The profile so far; the builder can go on.
    public NumericProfile build() {
        List<Long> counts = new ArrayList<>(binned.length);
        for (long each : binned) {
            counts.add(each);
        }
        List<Double> edges = bins == null ? List.of() : bins.edges();
        return new NumericProfile(count, missing, nan, infinite, zeros, negatives, min, max, mean, m2, edges, counts);
    }

    private void addFinite(double v) {
        min = count == 0 ? v : Math.min(min, v);
        max = count == 0 ? v : Math.max(max, v);
        count++;
        if (v == 0) {
            zeros++;
        } else if (v < 0) {
            negatives++;
        }
        double delta = v - mean;
        mean += delta / count;
        m2 += delta * (v - mean);
    }
}
