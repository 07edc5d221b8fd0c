package oxbow.core.drift;

/// Two ends, and how well a mixture of them explains a window.
final class Mixture {
    /// Standard deviations (of a chi-square made normal) from which on a misfit is no chance.
    static final double SURE = 3.5;

    /// Bins of fewer expected rows are put together, because their chi-square has a heavy tail.
    private static final double FEWEST = 5;

    private final double[] before;
    private final double[] after;
    private final double beforeRows;
    private final double afterRows;

    Mixture(double[] before, double[] after) {
        this.before = before.clone();
        this.after = after.clone();
        this.beforeRows = sum(before);
        this.afterRows = sum(after);
    }

    /// Whether two samples come from different distributions, beyond chance.
    static boolean differ(double[] one, double[] other) {
        return new Mixture(one, one).misfit(other, 0) > SURE;
    }

    /// The weight of the later end, 0 to 1, that explains a window best (maximum likelihood, by bisection of the
    /// falling derivative).
    double weight(double[] window) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 40; step++) {
            double middle = (low + high) / 2;
            if (slope(window, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// How far a window lies from the mixture with this weight: Pearson's chi-square with the error of the ends
    /// inside, as a standard normal (Wilson and Hilferty 1931).
    double misfit(double[] window, double weight) {
        double rows = sum(window);
        double ofEnds = (1 - weight) * (1 - weight) / (beforeRows + before.length / 2.0)
                + weight * weight / (afterRows + after.length / 2.0);
        double inflation = 1 + rows * ofEnds;
        double square = 0;
        int cells = 0;
        double pooled = 0;
        double pooledExpected = 0;
        for (int bin = 0; bin < window.length; bin++) {
            double expected = rows * share(bin, weight);
            if (expected < FEWEST) {
                pooled += window[bin];
                pooledExpected += expected;
            } else {
                square += (window[bin] - expected) * (window[bin] - expected) / (expected * inflation);
                cells++;
            }
        }
        if (pooledExpected > 0) {
            square += (pooled - pooledExpected) * (pooled - pooledExpected) / (pooledExpected * inflation);
            cells++;
        }
        double degrees = Math.max(1, cells - 1);
        double spread = 2 / (9 * degrees);
        return (Math.cbrt(square / degrees) - 1 + spread) / Math.sqrt(spread);
    }

    private double slope(double[] window, double weight) {
        double slope = 0;
        for (int bin = 0; bin < window.length; bin++) {
            slope += window[bin] * (share(bin, 1) - share(bin, 0)) / share(bin, weight);
        }
        return slope;
    }

    /// Half a row in every bin keeps what was never seen possible.
    private double share(int bin, double weight) {
        double one = (before[bin] + 0.5) / (beforeRows + before.length / 2.0);
        double two = (after[bin] + 0.5) / (afterRows + after.length / 2.0);
        return (1 - weight) * one + weight * two;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
