package oxbow.core.compare;

/// Distances between the two rows of a table, without a verdict. None grows when the sides move towards each
/// other in any cell, so that the nearest sides an error allows give the smallest distance it allows.
final class CellDistance {
    private CellDistance() {}

    /// Pearson's statistic: Σ (p − q)² / share of both, per unit of noise.
    static double pearson(Cells cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            double difference = cells.p(i) - cells.q(i);
            sum += difference == 0 ? 0 : difference * difference / cells.both(i);
        }
        return sum / cells.noise();
    }

    /// Twice the log-likelihood ratio.
    static double likelihoodRatio(Cells cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            double both = cells.both(i);
            sum += cells.n() * relative(cells.p(i), both) + cells.m() * relative(cells.q(i), both);
        }
        return Math.max(0, 2 * sum);
    }

    /// Σ (p − q) · ln(p / q), with half a row added to every cell so that empty ones give a finite value.
    static double stability(Cells cells) {
        double half = cells.size() / 2.0;
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            double p = (cells.reference(i) + 0.5) / (cells.n() + half);
            double q = (cells.current(i) + 0.5) / (cells.m() + half);
            sum += (p - q) * Math.log(p / q);
        }
        return sum;
    }

    /// The Jensen-Shannon divergence in bits.
    static double jensenShannonDivergence(Cells cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            double p = cells.p(i);
            double q = cells.q(i);
            sum += relative(p, (p + q) / 2) + relative(q, (p + q) / 2);
        }
        return Math.max(0, sum / 2 / Math.log(2));
    }

    /// Half the squared distance between the square roots of the shares.
    static double squaredHellinger(Cells cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            double difference = Math.sqrt(cells.p(i)) - Math.sqrt(cells.q(i));
            sum += difference * difference;
        }
        return sum / 2;
    }

    /// The largest difference of the shares of any cell.
    static double largest(Cells cells) {
        double largest = 0;
        for (int i = 0; i < cells.size(); i++) {
            largest = Math.max(largest, Math.abs(cells.p(i) - cells.q(i)));
        }
        return largest;
    }

    private static double relative(double p, double to) {
        return p == 0 ? 0 : p * Math.log(p / to);
    }
}
