package oxbow.core.profile;

import java.util.List;
import java.util.Optional;

/// What is known about many values of one numeric column: counts of the odd ones, range, mean, spread, and a
/// histogram on frozen bins.
///
/// Profiles of disjoint parts [#merge] into the profile of the whole: counts, minimum and maximum exactly, mean
/// and `m2` up to rounding (Chan, Golub and LeVeque 1983). Immutable; [#builder()] accumulates.
///
/// @param count finite values; the moments and the range are about these
/// @param missing values that were absent
/// @param nan values that were present but not a number
/// @param infinite values that were plus or minus infinity
/// @param zeros finite values equal to 0
/// @param negatives finite values below 0
/// @param min smallest finite value; 0 and without meaning while count is 0
/// @param max largest finite value; 0 and without meaning while count is 0
/// @param mean mean of the finite values; 0 and without meaning while count is 0
/// @param m2 sum of squared deviations of the finite values from their mean
/// @param edges edges of the [FrozenBins]; empty for a profile without a histogram
/// @param counts finite and infinite values per bin, underflow first; empty for a profile without a histogram
public record NumericProfile(
        long count,
        long missing,
        long nan,
        long infinite,
        long zeros,
        long negatives,
        double min,
        double max,
        double mean,
        double m2,
        List<Double> edges,
        List<Long> counts) {

    /// Checks that the counts agree with each other and copies the lists.
    public NumericProfile {
        edges = PackedDoubles.copyOf(edges);
        counts = List.copyOf(counts);
        if (count < 0 || missing < 0 || nan < 0 || infinite < 0 || zeros < 0 || negatives < 0) {
            throw new IllegalArgumentException("The counts of a profile must not be below 0.");
        }
        if (zeros + negatives > count) {
            throw new IllegalArgumentException("Zeros (%d) and negatives (%d) must be among the %d finite values."
                    .formatted(zeros, negatives, count));
        }
        if (!(m2 >= 0)) {
            throw new IllegalArgumentException("The sum of squares (%s) must not be below 0.".formatted(m2));
        }
        if (!(min <= max) || (count == 0 && (min != 0 || max != 0))) {
            throw new IllegalArgumentException(
                    "The smallest value (%s) must not be above the largest (%s) of %d.".formatted(min, max, count));
        }
        if (counts.isEmpty() ? !edges.isEmpty() : counts.size() != edges.size() + 1) {
            throw new IllegalArgumentException("The histogram (%d counts) must have one count more than edges (%d)."
                    .formatted(counts.size(), edges.size()));
        }
        if (!counts.isEmpty() && sum(counts) != count + infinite) {
            throw new IllegalArgumentException("The histogram (%d values) must hold the %d finite and infinite values."
                    .formatted(sum(counts), count + infinite));
        }
    }

    /// A builder of a profile without a histogram.
    public static NumericProfileBuilder builder() {
        return new NumericProfileBuilder(null);
    }

    /// A builder of a profile with a histogram on these bins.
    public static NumericProfileBuilder builder(FrozenBins bins) {
        return new NumericProfileBuilder(bins);
    }

    /// All values that were offered: finite, infinite, not a number, and missing.
    public long rows() {
        return count + missing + nan + infinite;
    }

    /// Sample standard deviation (divisor n − 1) of the finite values, in their unit; `NaN` for fewer than two.
    public double sd() {
        return count < 2 ? Double.NaN : Math.sqrt(m2 / (count - 1));
    }

    /// The bins that values were counted on, if on any.
    public Optional<FrozenBins> bins() {
        return counts.isEmpty() ? Optional.empty() : Optional.of(new FrozenBins(edges));
    }

    /// How many finite values, their mean and their spread.
    public Moments moments() {
        return new Moments(count, mean, m2);
    }

    /// The counts per bin followed by the count of missing and not-a-number values, as a drift detector wants
    /// its reference.
    ///
    /// @throws IllegalStateException if the profile has no histogram
    public long[] referenceCounts() {
        if (counts.isEmpty()) {
            throw new IllegalStateException("The profile must have a histogram to serve as a reference.");
        }
        long[] all = new long[counts.size() + 1];
        for (int i = 0; i < counts.size(); i++) {
            all[i] = counts.get(i);
        }
        all[counts.size()] = missing + nan;
        return all;
    }

    /// The profile of both parts together.
    ///
    /// @param other a profile of other rows, on the same bins
    /// @throws IllegalArgumentException if the bins differ
    public NumericProfile merge(NumericProfile other) {
        if (!edges.equals(other.edges) || counts.size() != other.counts.size()) {
            throw new IllegalArgumentException("The bins of both profiles must be the same (%d and %d edges)."
                    .formatted(edges.size(), other.edges.size()));
        }
        Moments both = moments().merge(other.moments());
        Long[] added = new Long[counts.size()];
        for (int i = 0; i < added.length; i++) {
            added[i] = counts.get(i) + other.counts.get(i);
        }
        return new NumericProfile(
                count + other.count,
                missing + other.missing,
                nan + other.nan,
                infinite + other.infinite,
                zeros + other.zeros,
                negatives + other.negatives,
                count == 0 ? other.min : other.count == 0 ? min : Math.min(min, other.min),
                count == 0 ? other.max : other.count == 0 ? max : Math.max(max, other.max),
                both.mean(),
                both.m2(),
                edges,
                List.of(added));
    }

    private static long sum(List<Long> counts) {
        long sum = 0;
        for (long each : counts) {
            sum += each;
        }
        return sum;
    }
}
