package oxbow.core.compare;

import java.util.Arrays;
import oxbow.core.profile.FrozenBins;
import oxbow.core.sketch.KllSketch;

/// A sample in order: which share of it is at most x, for every x. Exact from all values; from what a sketch
/// retained, off by at most a stated error everywhere at once. Immutable and safe between threads.
public final class CumulativeShares {
    private static final double STATED_RISK = 0.01;

    private final double[] values;
    private final long[] upTo;
    private final double rankError;
    private final double risk;

    private CumulativeShares(double[] values, long[] upTo, double rankError, double risk) {
        this.values = values;
        this.upTo = upTo;
        this.rankError = rankError;
        this.risk = risk;
    }

    /// All values of a sample.
    ///
    /// @param sample values in any order; those that are not finite are left out; not changed
    public static CumulativeShares of(double[] sample) {
        double[] sorted =
                Arrays.stream(sample).filter(Double::isFinite).sorted().toArray();
        long[] weights = new long[sorted.length];
        Arrays.fill(weights, 1);
        return of(sorted, weights, 0, 0);
    }

    /// What a quantile sketch kept of a sample; everything, while the sketch is small.
    ///
    /// @param risk probability, above 0 and below 1, with which the rank error may be larger than stated. It is
    ///     the error of all ranks at once, which [KllSketch#uniformRankError()] states for 0.01, and grows with
    ///     √(ln(2 / risk)) as the risk shrinks, since it is a sum of many coins; a risk above 0.01 gains nothing
    public static CumulativeShares of(KllSketch sketch, double risk) {
        if (sketch.isEmpty()) {
            return of(new double[0]);
        }
        TestResult.requireLevel(risk);
        double taken = Math.min(risk, STATED_RISK);
        double error = sketch.uniformRankError() * Math.sqrt(Math.log(2 / taken) / Math.log(2 / STATED_RISK));
        return of(sketch.values(), sketch.weights(), Math.min(error, 0.999), error == 0 ? 0 : taken);
    }

    /// What some other sketch kept of a sample.
    ///
    /// @param ascending values in ascending order, finite; ties are allowed
    /// @param weights how many values each stands for, at least 1
    /// @param rankError by how much a share can be off at any x, from 0 (exact) to below 1
    /// @param risk probability that the error is larger than that; 0 where the error is 0
    public static CumulativeShares of(double[] ascending, long[] weights, double rankError, double risk) {
        if (ascending.length != weights.length) {
            throw new IllegalArgumentException(
                    "The values (%d) must have a weight each (%d).".formatted(ascending.length, weights.length));
        }
        if (!(rankError >= 0 && rankError < 1 && risk >= 0 && risk < 1)) {
            throw new IllegalArgumentException(
                    "The rank error (%s) and its risk (%s) must be from 0 to below 1.".formatted(rankError, risk));
        }
        double[] values = new double[ascending.length];
        long[] upTo = new long[ascending.length];
        int distinct = 0;
        long total = 0;
        for (int i = 0; i < ascending.length; i++) {
            requireNext(ascending, weights, i);
            total += weights[i];
            if (distinct == 0 || ascending[i] > values[distinct - 1]) {
                values[distinct++] = ascending[i];
            }
            upTo[distinct - 1] = total;
        }
        return new CumulativeShares(Arrays.copyOf(values, distinct), Arrays.copyOf(upTo, distinct), rankError, risk);
    }

    /// Values in the sample.
    public long n() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    /// By how much a share can be off at any x; 0 where all values were seen.
    public double rankError() {
        return rankError;
    }

    /// Probability that the error is larger than [#rankError].
    public double risk() {
        return risk;
    }

    /// Whether all values were seen.
    public boolean isExact() {
        return rankError == 0;
    }

    /// The smallest value that at least a share `p` of the sample does not exceed.
    ///
    /// @param p from 0, the smallest value, to 1, the largest
    /// @throws IllegalStateException without values
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("The share (%s) must be from 0 to 1.".formatted(p));
        }
        if (values.length == 0) {
            throw new IllegalStateException("The sample (0 values) must have values to have quantiles.");
        }
        double wanted = p * n();
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }

    /// The largest difference between the shares of both samples at any x.
    double largestGap(CumulativeShares that) {
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < values.length && j < that.values.length) {
            double x = Math.min(values[i], that.values[j]);
            i += values[i] == x ? 1 : 0;
            j += that.values[j] == x ? 1 : 0;
            largest = Math.max(largest, Math.abs(share(i) - that.share(j)));
        }
        return largest;
    }

    /// How many values, as far as is known, fall into each bin.
    long[] counts(FrozenBins bins) {
        long[] counts = new long[bins.size()];
        for (int i = 0; i < values.length; i++) {
            counts[bins.bin(values[i])] += upTo[i] - (i == 0 ? 0 : upTo[i - 1]);
        }
        return counts;
    }

    /// How many distinct values.
    int size() {
        return values.length;
    }

    /// The i-th distinct value.
    double value(int i) {
        return values[i];
    }

    /// The share of the first `i` distinct values.
    double share(int i) {
        return i == 0 ? 0 : (double) upTo[i - 1] / upTo[upTo.length - 1];
    }

    private static void requireNext(double[] ascending, long[] weights, int i) {
        if (!Double.isFinite(ascending[i]) || (i > 0 && ascending[i] < ascending[i - 1]) || weights[i] < 1) {
            throw new IllegalArgumentException(
                    "Value %d (%s, weight %d) must be finite, not below the one before it, with a weight of at least 1."
                            .formatted(i, ascending[i], weights[i]));
        }
    }
}
