package oxbow.core.profile;

/// Mean and spread of numbers that each have a weight, so that parts merge into the whole (Chan, Golub and
/// LeVeque 1983): no sum of squares is ever subtracted from another, which would cancel.
///
/// **Guarantee**: no precision is lost to a large mean: at a mean of 1e9 standard deviations the variance is
/// within a relative 1e-6 of its exact value, most of which the numbers themselves have lost by then.
///
/// Immutable and safe between threads.
///
/// @param weight sum of the weights; how many numbers, where each weighs 1
/// @param mean weighted mean; 0 and without meaning while weight is 0
/// @param m2 weighted sum of squared deviations from the mean; infinite where it is too large for a double
public record Moments(double weight, double mean, double m2) {
    /// Of no numbers.
    public static final Moments NONE = new Moments(0, 0, 0);

    /// Checks the weight and the spread.
    public Moments {
        if (!(weight >= 0) || !(m2 >= 0) || Double.isNaN(mean)) {
            throw new IllegalArgumentException(
                    "The weight (%s) and the sum of squares (%s) must not be below 0, the mean (%s) must be a number."
                            .formatted(weight, m2, mean));
        }
    }

    /// Of finite numbers of equal weight, in two passes over them.
    ///
    /// @param values numbers, all finite from `from` to `to`
    /// @param from first of them
    /// @param to after the last of them
    public static Moments of(double[] values, int from, int to) {
        int n = to - from;
        if (n == 0) {
            return NONE;
        }
        double mean = sum(values, from, to) / n;
        if (!Double.isFinite(mean)) {
            mean = meanOfLarge(values, from, to);
        }
        double even = 0;
        double odd = 0;
        double drift = 0;
        double rest = 0;
        int i = from;
        for (; i < to - 1; i += 2) {
            double a = values[i] - mean;
            double b = values[i + 1] - mean;
            even += a * a;
            odd += b * b;
            drift += a;
            rest += b;
        }
        if (i < to) {
            double a = values[i] - mean;
            even += a * a;
            drift += a;
        }
        drift += rest;
        if (!(even + odd < Double.POSITIVE_INFINITY)) {
            return new Moments(n, mean, Double.POSITIVE_INFINITY);
        }
        return new Moments(n, mean + drift / n, Math.max(0, even + odd - drift * (drift / n)));
    }

    /// The moments of both parts together.
    public Moments merge(Moments that) {
        if (weight == 0 || that.weight == 0) {
            return weight == 0 ? that : this;
        }
        double total = weight + that.weight;
        double share = that.weight / total;
        double delta = that.mean - mean;
        if (Double.isInfinite(delta)) {
            return new Moments(total, mean * (1 - share) + that.mean * share, Double.POSITIVE_INFINITY);
        }
        return new Moments(total, mean + delta * share, m2 + that.m2 + delta * delta * share * weight);
    }

    private static double sum(double[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < to; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }

    private static double meanOfLarge(double[] values, int from, int to) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += values[i] / (to - from);
        }
        return mean;
    }
}
