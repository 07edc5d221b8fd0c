package oxbow.core.compare;

/// Distances between the two rows of a table, without a verdict: sums of one term a cell. None grows when the
/// sides move towards each other in any cell, so that the nearest sides an error allows give the smallest
/// distance it allows.
final class CellDistance {
    private CellDistance() {}

    /// Pearson's term: (p − q)² / share of both.
    static double pearson(double p, double q, double both) {
        return p == q ? 0 : (p - q) * (p - q) / both;
    }

    /// Twice the log-likelihood ratio of one cell.
    static double likelihoodRatio(double p, double q, double both, double n, double m) {
        return 2 * (n * relative(p, both) + m * relative(q, both));
    }

    /// (p − q) · ln(p / q), with half a row added to every one of so many cells so that empty ones give a finite
    /// value.
    static double stability(double reference, double current, double n, double m, int cells) {
        double p = (reference + 0.5) / (n + cells / 2.0);
        double q = (current + 0.5) / (m + cells / 2.0);
        return (p - q) * Math.log(p / q);
    }

    /// The term of the Jensen-Shannon divergence in nats.
    static double jensenShannon(double p, double q) {
        return (relative(p, (p + q) / 2) + relative(q, (p + q) / 2)) / 2;
    }

    /// The term of half the squared distance between the square roots of the shares.
    static double squaredHellinger(double p, double q) {
        double difference = Math.sqrt(p) - Math.sqrt(q);
        return difference * difference / 2;
    }

    /// The population stability index: Σ (p − q) · ln(p / q).
    static double stability(Cells cells) {
        double n = cells.n();
        double m = cells.m();
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            sum += stability(cells.reference(i), cells.current(i), n, m, cells.size());
        }
        return sum;
    }

    /// The Jensen-Shannon divergence in bits.
    static double jensenShannonDivergence(Cells cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            sum += jensenShannon(cells.p(i), cells.q(i));
        }
        return Math.max(0, sum / Math.log(2));
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
