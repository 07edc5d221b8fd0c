package oxbow.core.compare;

import oxbow.core.metric.Distributions;

/// The largest difference of the shares of any cell, L∞: which says at once how much of the traffic has moved.
///
/// **Guarantee**: if nothing has changed, it is significant with a probability of at most its level, at any
/// number of rows: for every cell the probability of such a difference is computed exactly (by its normal limit
/// where 1,000 rows and more are expected) and all are added up, which makes it conservative. Errors of counts
/// stand inside the decision as in [CellTest].
///
/// **Conditions**: as of [CellTest].
public final class LargestDifference {
    /// Name of the test.
    public static final String NAME = "largest_difference";

    private static final double NORMAL_FROM = 1_000;

    private LargestDifference() {}

    /// Makes the test.
    ///
    /// @param cells the table
    /// @param level the p-value from which on down it is significant, above the risk of the cells
    public static TestResult test(Cells cells, double level) {
        double risk = SketchRisk.require(cells.risk(), level);
        long n = cells.n();
        long m = cells.m();
        if (n == 0 || m == 0) {
            return TestResult.empty(NAME, n, m);
        }
        Cells pooled = cells.pooled(CellTest.LEAST_EXPECTED);
        if (pooled.size() < 2) {
            return CellTest.tooFew(NAME, cells);
        }
        double difference = CellDistance.largest(pooled);
        double atLeast = CellDistance.largest(pooled.nearest());
        double error = difference - atLeast;
        double pValue = Math.min(1, beyond(pooled, atLeast) + risk);
        double threshold = exceededWith(pooled, level - risk) + error;
        Effect effect = new Effect(NAME, difference, error);
        return new TestResult.Known(NAME, difference, pValue, level, threshold, n, m, effect);
    }

    /// A bound of the probability that any cell differs by at least so much by chance.
    private static double beyond(Cells cells, double difference) {
        boolean exact = cells.isExact();
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            double share = cells.both(i);
            if (exact && share * (1 - share) * Math.min(cells.n(), cells.m()) < NORMAL_FROM) {
                sum += beyond(Math.round(cells.rows(i)), cells.n(), cells.m(), difference);
            } else {
                sum += 2 * Distributions.normalCdf(-difference / Math.sqrt(share * (1 - share) * cells.noise()));
            }
        }
        return sum;
    }

    /// The probability for a cell of so many rows, dealt out to both sides. Differences that are equal but for
    /// rounding count as equal.
    private static double beyond(long all, long n, long m, double difference) {
        double noise = 1.0 / n + 1.0 / m;
        double mean = (double) all * m / (n + m);
        long most = (long) Math.ceil(mean + difference / noise - 1e-9 * m);
        long least = (long) Math.floor(mean - difference / noise + 1e-9 * m);
        return most <= least ? 1 : Hypergeometric.tail(most, all, n, m) + Hypergeometric.tail(least, all, n, m);
    }

    private static double exceededWith(Cells cells, double p) {
        double low = 0;
        double high = 1;
        for (double middle = 0.5; high - low > 1e-12; middle = (low + high) / 2) {
            if (beyond(cells, middle) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
