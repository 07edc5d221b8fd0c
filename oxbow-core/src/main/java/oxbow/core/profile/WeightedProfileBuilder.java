package oxbow.core.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import oxbow.core.table.Column;

/// Accumulates a [WeightedProfile]. Not thread-safe.
public final class WeightedProfileBuilder {
    private final @Nullable FrozenBins bins;
    private final double[] binned;
    private Moments moments = Moments.NONE;
    private long count;
    private double missing;
    private double squares;

    WeightedProfileBuilder(@Nullable FrozenBins bins) {
        this.bins = bins;
        this.binned = new double[bins == null ? 0 : bins.size()];
    }

    /// Takes one value that was present.
    ///
    /// @param v the value; one that is not finite counts as missing
    /// @param weight weight of its row
    /// @throws IllegalArgumentException if the weight is below 0 or not finite
    public WeightedProfileBuilder add(double v, double weight) {
        requireWeight(weight);
        if (!Double.isFinite(v)) {
            missing += weight;
            return this;
        }
        count++;
        squares += weight * weight;
        moments = moments.merge(new Moments(weight, v, 0));
        if (bins != null) {
            binned[bins.bin(v)] += weight;
        }
        return this;
    }

    /// Takes one row without a value.
    public WeightedProfileBuilder addMissing(double weight) {
        missing += requireWeight(weight);
        return this;
    }

    /// Takes the values of a column.
    ///
    /// @param weights weight of each row
    /// @throws IllegalArgumentException if a weight is below 0 or not finite; the builder is of no more use then
    public WeightedProfileBuilder add(Column.Numbers column, double[] weights) {
        if (weights.length < column.rows()) {
            throw new IllegalArgumentException(
                    "The weights (%d) must be one for each of %d rows.".formatted(weights.length, column.rows()));
        }
        for (int row = 0; row < column.rows(); row++) {
            if (column.has(row)) {
                add(column.values()[row], weights[row]);
            } else {
                addMissing(weights[row]);
            }
        }
        return this;
    }

    /// The profile so far; the builder can go on.
    public WeightedProfile build() {
        List<Double> weights = new ArrayList<>(binned.length);
        for (double each : binned) {
            weights.add(each);
        }
        return new WeightedProfile(count, missing, moments, squares, bins == null ? List.of() : bins.edges(), weights);
    }

    private static double requireWeight(double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The weight (%s) must be finite and not below 0. Maybe its row has no weight?".formatted(weight));
        }
        return weight;
    }
}
