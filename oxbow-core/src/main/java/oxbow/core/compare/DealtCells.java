package oxbow.core.compare;

import java.util.Map;
import java.util.TreeMap;
import oxbow.core.metric.Distributions;

/// Every cell with how many of its rows may fall to the current side: the probability of each number, and its
/// term of the statistic. Cells of as many rows are alike and kept once.
final class DealtCells {
    private static final double REACH = 24;
    private static final int FINENESS = 5;

    private final double[] times;
    private final double[][] rows;
    private final double[][] terms;
    private final double[][] logs;
    private final double rowsVariance;

    private DealtCells(double[] times, double[][] rows, double[][] terms, double[][] logs, double rowsVariance) {
        this.times = times;
        this.rows = rows;
        this.terms = terms;
        this.logs = logs;
        this.rowsVariance = rowsVariance;
    }

    static DealtCells of(CellTest test, Cells cells) {
        TreeMap<Double, Integer> sizes = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            sizes.merge(cells.rows(i), 1, Integer::sum);
        }
        int distinct = sizes.size();
        double[] times = new double[distinct];
        double[][] rows = new double[distinct][];
        double[][] terms = new double[distinct][];
        double[][] logs = new double[distinct][];
        double share = (double) cells.m() / (cells.n() + cells.m());
        double variance = 0;
        int i = 0;
        for (Map.Entry<Double, Integer> each : sizes.entrySet()) {
            double size = each.getKey();
            times[i] = each.getValue();
            rows[i] = grid(size, share);
            terms[i] = new double[rows[i].length];
            for (int j = 0; j < rows[i].length; j++) {
                terms[i][j] = test.term(size - rows[i][j], rows[i][j], cells);
            }
            logs[i] = logs(rows[i], size, share);
            variance += times[i] * size * share * (1 - share);
            i++;
        }
        return new DealtCells(times, rows, terms, logs, variance);
    }

    /// The variance of all rows of the current side, were the cells independent.
    double rowsVariance() {
        return rowsVariance;
    }

    /// The range that all cells stay in but for a small probability.
    ///
    /// @param outside at most so much may be outside
    Range range(double outside) {
        double cells = 0;
        for (double each : times) {
            cells += each;
        }
        double tail = outside / cells / 2;
        int[] from = new int[times.length];
        int[] to = new int[times.length];
        double left = 0;
        for (int i = 0; i < times.length; i++) {
            double below = 0;
            double above = 0;
            int j = 0;
            for (double next = Math.exp(logs[i][0]); below + next <= tail; next = Math.exp(logs[i][++j])) {
                below += next;
            }
            from[i] = j;
            j = logs[i].length;
            for (double next = Math.exp(logs[i][j - 1]); above + next <= tail; next = Math.exp(logs[i][--j - 1])) {
                above += next;
            }
            to[i] = j;
            left += times[i] * (below + above);
        }
        return new Range(from, to, left);
    }

    /// The part of every grid that is looked at.
    static final class Range {
        private final int[] from;
        private final int[] to;
        private final double outside;

        Range(int[] from, int[] to, double outside) {
            this.from = from;
            this.to = to;
            this.outside = outside;
        }

        /// Bound of the probability that any cell is outside.
        double outside() {
            return outside;
        }
    }

    /// The cumulants under exponential weights for the statistic and the rows.
    SaddlepointLaw.Cumulants at(Range range, double s, double t) {
        double[] sums = new double[6];
        for (int i = 0; i < times.length; i++) {
            add(sums, i, range, s, t);
        }
        return new SaddlepointLaw.Cumulants(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    private void add(double[] sums, int cell, Range range, double s, double t) {
        double[] row = rows[cell];
        double[] term = terms[cell];
        double[] log = logs[cell];
        int from = range.from[cell];
        int to = range.to[cell];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = from; j < to; j++) {
            largest = Math.max(largest, log[j] + s * term[j] + t * row[j]);
        }
        double all = 0;
        double ofTerm = 0;
        double ofRow = 0;
        double squareOfTerm = 0;
        double product = 0;
        double squareOfRow = 0;
        double middle = row[row.length / 2];
        for (int j = from; j < to; j++) {
            double exponent = log[j] + s * term[j] + t * row[j] - largest;
            if (exponent < -45) {
                continue;
            }
            double weight = Math.exp(exponent);
            double x = row[j] - middle;
            all += weight;
            ofTerm += weight * term[j];
            ofRow += weight * x;
            squareOfTerm += weight * term[j] * term[j];
            product += weight * term[j] * x;
            squareOfRow += weight * x * x;
        }
        double meanTerm = ofTerm / all;
        double meanRow = ofRow / all;
        sums[0] += times[cell] * (largest + Math.log(all));
        sums[1] += times[cell] * meanTerm;
        sums[2] += times[cell] * (middle + meanRow);
        sums[3] += times[cell] * (squareOfTerm / all - meanTerm * meanTerm);
        sums[4] += times[cell] * (product / all - meanTerm * meanRow);
        sums[5] += times[cell] * (squareOfRow / all - meanRow * meanRow);
    }

    /// Every number of rows that matters, or enough of them to integrate over where there are many.
    private static double[] grid(double size, double share) {
        double deviation = Math.sqrt(size * share * (1 - share));
        double step = Math.max(1, Math.floor(deviation / FINENESS));
        double mean = Math.rint(size * share);
        double low = Math.max(-mean, -step * Math.ceil(REACH * deviation / step));
        double first = mean + step * Math.ceil(low / step);
        double last = Math.min(size, mean + REACH * deviation);
        double[] grid = new double[(int) ((last - first) / step) + 1];
        for (int j = 0; j < grid.length; j++) {
            grid[j] = first + step * j;
        }
        return grid;
    }

    /// Binomial probabilities, which the sum of the cells then is known for.
    private static double[] logs(double[] rows, double size, double share) {
        double[] logs = new double[rows.length];
        double all = 0;
        for (int j = 0; j < rows.length; j++) {
            double x = rows[j];
            logs[j] = Distributions.logGamma(size + 1)
                    - Distributions.logGamma(x + 1)
                    - Distributions.logGamma(size - x + 1)
                    + x * Math.log(share)
                    + (size - x) * Math.log1p(-share);
            all += Math.exp(logs[j]);
        }
        double log = Math.log(all);
        for (int j = 0; j < rows.length; j++) {
            logs[j] -= log;
        }
        return logs;
    }
}
