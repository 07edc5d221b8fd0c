package oxbow.core.compare;

import oxbow.core.metric.Distributions;

/// How many of some rows fall to the current side, if all rows of both sides are dealt out at random.
final class Hypergeometric {
    private Hypergeometric() {}

    /// Natural logarithm of the probability of exactly `seen`.
    ///
    /// @param seen rows that fall to the current side; they must be able to
    /// @param all rows that count, on both sides
    /// @param n rows of the reference
    /// @param m rows of the current side
    static double logProbability(long seen, long all, long n, long m) {
        return logChoose(m, seen) + logChoose(n, all - seen) - logChoose(n + m, all);
    }

    /// Probability of as many on the current side, or of even further from the mean on that side; 0 if there
    /// cannot be so many or so few.
    static double tail(long seen, long all, long n, long m) {
        if (seen < Math.max(0, all - n) || seen > Math.min(all, m)) {
            return 0;
        }
        boolean up = seen >= (double) all * m / (n + m);
        double term = Math.exp(logProbability(seen, all, n, m));
        double sum = 0;
        for (long k = seen; term > 1e-18 * sum; k += up ? 1 : -1) {
            sum += term;
            term *= up
                    ? (double) (all - k) / (k + 1) * (m - k) / (n - all + k + 1)
                    : (double) k / (all - k + 1) * (n - all + k) / (m - k + 1);
        }
        return sum;
    }

    private static double logChoose(long n, long k) {
        return Distributions.logGamma(n + 1.0) - Distributions.logGamma(k + 1.0) - Distributions.logGamma(n - k + 1.0);
    }
}
