package oxbow.core.profile;

import java.util.ArrayList;
import java.util.List;

/// What is known about numbers whose rows have weights: sampling weights, or inverse probabilities of being
/// seen. A row of weight 2 stands for two rows of the population; one of weight 0 for none.
///
/// Mean, variance and counts are about the population that the weights describe; how well they are known depends
/// on [#effectiveSampleSize()] rather than on the count of rows. There are no quantile sketches here: those of
/// [NumbersProfile] take every row once, whatever its weight; weighted quantiles come from the bins.
///
/// **Guarantee**: parts merge into the whole up to rounding.
///
/// **Conditions**: weights are finite and not below
/// 0, known before the value was, and not scaled differently in different parts. Immutable.
///
/// Sources: West, "Updating mean and variance estimates" (1979); Kish, "Survey Sampling" (1965).
///
/// @param count finite values
/// @param missingWeight weight of the rows whose value is missing or not finite
/// @param moments weighted mean and squared deviations of the finite values
/// @param weightSquares sum of the squared weights of the rows with a finite value
/// @param edges edges of the frozen bins; empty without a histogram
/// @param binWeights weight of the finite values in each bin, underflow first; empty without a histogram
public record WeightedProfile(
        long count,
        double missingWeight,
        Moments moments,
        double weightSquares,
        List<Double> edges,
        List<Double> binWeights) {

    /// Copies the lists and checks the weights.
    public WeightedProfile {
        edges = new FrozenBins(edges).edges();
        binWeights = List.copyOf(binWeights);
        if (count < 0 || !(missingWeight >= 0) || !(weightSquares >= 0)) {
            throw new IllegalArgumentException(
                    "The count (%d) and the sums of weights (%s missing, %s squared) must not be below 0."
                            .formatted(count, missingWeight, weightSquares));
        }
        if (!binWeights.isEmpty() && binWeights.size() != edges.size() + 1) {
            throw new IllegalArgumentException("The weights of bins (%d) must be one more than edges (%d)."
                    .formatted(binWeights.size(), edges.size()));
        }
    }

    /// A builder without a histogram.
    public static WeightedProfileBuilder builder() {
        return new WeightedProfileBuilder(null);
    }

    /// A builder with a histogram on these bins.
    public static WeightedProfileBuilder builder(FrozenBins bins) {
        return new WeightedProfileBuilder(bins);
    }

    /// Sum of the weights of the rows with a finite value: how many rows of the population have one.
    public double weight() {
        return moments.weight();
    }

    /// How many rows of equal weight would know the mean as well: (Σw)² / Σw² (Kish 1965); 0 without weight.
    public double effectiveSampleSize() {
        return weightSquares == 0 ? 0 : weight() * weight() / weightSquares;
    }

    /// Variance in the population that the weights describe (divisor Σw); `NaN` without weight.
    public double variance() {
        return weight() == 0 ? Double.NaN : moments.m2() / weight();
    }

    /// The profile of both parts together.
    ///
    /// @throws IllegalArgumentException if the bins differ
    public WeightedProfile merge(WeightedProfile that) {
        if (!edges.equals(that.edges) || binWeights.size() != that.binWeights.size()) {
            throw new IllegalArgumentException("The bins of both profiles must be the same (%d and %d edges)."
                    .formatted(edges.size(), that.edges.size()));
        }
        List<Double> bins = new ArrayList<>(binWeights.size());
        for (int i = 0; i < binWeights.size(); i++) {
            bins.add(binWeights.get(i) + that.binWeights.get(i));
        }
        return new WeightedProfile(
                count + that.count,
                missingWeight + that.missingWeight,
                moments.merge(that.moments),
                weightSquares + that.weightSquares,
                edges,
                bins);
    }
}
