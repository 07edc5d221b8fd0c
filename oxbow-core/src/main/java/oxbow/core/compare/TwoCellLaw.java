package oxbow.core.compare;

import java.util.Arrays;

/// The exact law of a statistic of two cells: every way to deal out the rows of the rarer one.
final class TwoCellLaw implements CellLaw {
    /// Rows of the rarer cell up to which all deals are looked at.
    static final int MOST_ROWS = 20_000;

    private static final double ROUNDING = 1e-9;

    private final double[] statistics;
    private final double[] upper;

    /// @param statistics of every deal, ascending
    /// @param upper probability of at least that statistic
    private TwoCellLaw(double[] statistics, double[] upper) {
        this.statistics = statistics;
        this.upper = upper;
    }

    static TwoCellLaw of(CellTest test, Cells cells) {
        int rare = cells.rows(0) <= cells.rows(1) ? 0 : 1;
        long all = Math.round(cells.rows(rare));
        long n = cells.n();
        long m = cells.m();
        long first = Math.max(0, all - n);
        int deals = (int) (Math.min(all, m) - first) + 1;
        double[][] pairs = new double[deals][];
        for (int i = 0; i < deals; i++) {
            double seen = (double) first + i;
            double before = (double) all - seen;
            double statistic =
                    test.term(before, seen, cells) + test.term((double) n - before, (double) m - seen, cells);
            pairs[i] = new double[] {statistic, Math.exp(Hypergeometric.logProbability(first + i, all, n, m))};
        }
        Arrays.sort(pairs, (a, b) -> Double.compare(a[0], b[0]));
        double[] statistics = new double[deals];
        double[] upper = new double[deals];
        double sum = 0;
        for (int i = deals - 1; i >= 0; i--) {
            sum += pairs[i][1];
            statistics[i] = pairs[i][0];
            upper[i] = Math.min(1, sum);
        }
        return new TwoCellLaw(statistics, upper);
    }

    @Override
    public double upper(double x) {
        int at = firstFrom(x);
        return at == upper.length ? 0 : upper[at];
    }

    @Override
    public double upperQuantile(double p) {
        for (double statistic : statistics) {
            if (upper(statistic) <= p) {
                return statistic;
            }
        }
        return statistics[statistics.length - 1] + 1;
    }

    /// The first deal with a statistic of at least x, up to rounding: equal ones must count as equal.
    private int firstFrom(double x) {
        double from = x - ROUNDING * (1 + Math.abs(x));
        int low = 0;
        int high = statistics.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (statistics[middle] >= from) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
