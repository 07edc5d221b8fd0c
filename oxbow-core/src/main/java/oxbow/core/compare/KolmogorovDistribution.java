package oxbow.core.compare;

/// How large the largest gap between two samples of one distribution gets by chance: Kolmogorov's limit (1933),
/// and exactly, by counting lattice paths, for small samples (Hodges 1958). Both are upper bounds where values
/// are tied.
final class KolmogorovDistribution {
    private KolmogorovDistribution() {}

    /// Probability that the scaled gap `√(nm / (n + m)) · D` is above x, in the limit of large samples.
    static double upper(double x) {
        if (x <= 0) {
            return 1;
        }
        double sum = 0;
        if (x < 1) {
            // Jacobi's transform of the series below, which converges where that one does not
            for (int k = 1; k <= 9; k += 2) {
                sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            }
            return 1 - Math.sqrt(2 * Math.PI) / x * sum;
        }
        for (int k = 1; k <= 6; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
        }
        return Math.min(1, sum);
    }

    /// The scaled gap that is exceeded with probability p, for p between 0 and 1.
    static double upperQuantile(double p) {
        double low = 0;
        double high = 40;
        for (double middle = 1; middle > low && middle < high; middle = (low + high) / 2) {
            if (upper(middle) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// Probability that the gap between samples of n and m distinct values is at least `units / (n · m)`.
    ///
    /// Every order of the n + m values is a path on a grid, all equally likely; a path counts once it leaves
    /// the band around the diagonal. Only positive numbers are added, so that small probabilities keep their
    /// digits. Time n · m.
    static double exactUpper(int n, int m, long units) {
        if (units <= 0) {
            return 1;
        }
        double[] left = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (Math.abs((long) i * m - (long) j * n) >= units) {
                    left[j] = 1;
                } else {
                    double fromBelow = i == 0 ? 0 : left[j] * i / (i + j);
                    left[j] = fromBelow + (j == 0 ? 0 : left[j - 1] * j / (i + j));
                }
            }
        }
        return left[m];
    }

    /// The smallest number of units of a gap whose probability is at most p; above n · m if there is none.
    static long exactUnits(int n, int m, double p) {
        long step = gcd(n, m);
        long low = 0;
        long high = (long) n * m / step + 1;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (middle * step > (long) n * m || exactUpper(n, m, middle * step) <= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high * step;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
