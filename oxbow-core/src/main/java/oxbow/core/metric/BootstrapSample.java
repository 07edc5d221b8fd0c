package oxbow.core.metric;

import java.util.Arrays;

/// The values that a statistic took in resamples, and the intervals that follow from them. Immutable.
///
/// Resamples in which the statistic is undefined are left out and their share is told by [#undefinedShare];
/// above [#MOST_UNDEFINED] the figure itself is undefined, because what is left is no longer a picture of
/// chance. A statistic that took one value only in all resamples is undefined too: an interval of no width
/// would claim certainty where the data are silent.
public final class BootstrapSample {
    /// The largest share of undefined resamples at which intervals are still given.
    public static final double MOST_UNDEFINED = 0.05;

    private static final int MOST_BLOCKS = 1_000;

    private final Statistic statistic;
    private final Clusters clusters;
    private final double estimate;
    private final double[] sorted;
    private final int drawn;

    BootstrapSample(Statistic statistic, Clusters clusters, double estimate, double[] sorted, int drawn) {
        this.statistic = statistic;
        this.clusters = clusters;
        this.estimate = estimate;
        this.sorted = sorted;
        this.drawn = drawn;
    }

    /// How many independent units were resampled: cases, or clusters.
    public int units() {
        return clusters.count();
    }

    /// Share of the resamples in which the statistic was undefined; 0 if none could be drawn.
    public double undefinedShare() {
        return drawn == 0 ? 0 : (double) (drawn - sorted.length) / drawn;
    }

    /// The percentile interval (Efron 1979): the middle share of the resampled values. Wrong by the order of
    /// 1/√n in each tail; for statistics with bias or skew use [#bca].
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure percentile(double level) {
        double tail = (1 - Levels.require(level)) / 2;
        return figure(tail, 1 - tail, level, "bootstrap-percentile");
    }

    /// The interval that is corrected for bias and acceleration (Efron 1987): wrong by the order of 1/n in
    /// each tail. The acceleration comes from the jackknife, of 1,000 blocks (unit i in block i mod 1,000)
    /// if there are more units. Undefined if the bias lies outside the resamples.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure bca(double level) {
        double z = Levels.z(level);
        double below = shareBelowEstimate();
        if (sorted.length > 0 && (below <= 0 || below >= 1) && sorted[0] < sorted[sorted.length - 1]) {
            return new Figure.Undefined("the estimate lies outside its own resamples", units());
        }
        if (!(below > 0 && below < 1)) {
            return figure(0, 1, level, "bootstrap-bca");
        }
        double bias = Distributions.normalQuantile(below);
        double acceleration = acceleration();
        return figure(corrected(bias, acceleration, -z), corrected(bias, acceleration, z), level, "bootstrap-bca");
    }

    private static double corrected(double bias, double acceleration, double z) {
        double shifted = bias + z;
        double room = 1 - acceleration * shifted;
        return room <= 0 ? (z < 0 ? 0 : 1) : Distributions.normalCdf(bias + shifted / room);
    }

    private Figure figure(double lowTail, double highTail, double level, String method) {
        if (!Double.isFinite(estimate)) {
            return new Figure.Undefined("the statistic is undefined for these cases", units());
        }
        if (drawn == 0) {
            return new Figure.Undefined("an interval needs at least two independent units", units());
        }
        if (undefinedShare() > MOST_UNDEFINED) {
            return new Figure.Undefined(
                    "undefined in %d of %d resamples".formatted(drawn - sorted.length, drawn), units());
        }
        if (sorted[0] == sorted[sorted.length - 1]) {
            return new Figure.Undefined(
                    "every resample gives %s: too alike to say how sure".formatted(sorted[0]), units());
        }
        return new Figure.Known(estimate, units(), quantile(lowTail), quantile(highTail), level, method);
    }

    /// The order statistic at (B + 1)·p, which leaves a share p below it on average.
    private double quantile(double p) {
        double position = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * p));
        int whole = (int) position;
        double next = sorted[Math.min(whole, sorted.length - 1)];
        return sorted[whole - 1] + (position - whole) * (next - sorted[whole - 1]);
    }

    /// Values equal to the estimate count half, so that a statistic with few values is not taken for biased.
    private double shareBelowEstimate() {
        double below = 0;
        for (double value : sorted) {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }
        return below / sorted.length;
    }

    /// A sixth of the skewness of what single units do to the statistic.
    private double acceleration() {
        int blocks = Math.min(units(), MOST_BLOCKS);
        double[] left = new double[blocks];
        int[] timesOfUnit = new int[units()];
        int[] times = new int[clusters.cases()];
        int defined = 0;
        double sum = 0;
        for (int block = 0; block < blocks; block++) {
            Arrays.fill(timesOfUnit, 1);
            for (int unit = block; unit < timesOfUnit.length; unit += blocks) {
                timesOfUnit[unit] = 0;
            }
            clusters.spread(timesOfUnit, times);
            double value = statistic.of(times);
            if (Double.isFinite(value)) {
                left[defined++] = value;
                sum += value;
            }
        }
        double squares = 0;
        double cubes = 0;
        for (int i = 0; i < defined; i++) {
            double effect = sum / defined - left[i];
            squares += effect * effect;
            cubes += effect * effect * effect;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }
}
