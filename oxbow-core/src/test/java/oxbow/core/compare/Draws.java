package oxbow.core.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Made-up samples for simulations, and how often something may happen in them.
final class Draws {
    private Draws() {}

    static double[] normal(SplittableRandom random, int n, double mean) {
        double[] sample = new double[n];
        for (int i = 0; i < n; i++) {
            sample[i] = mean + random.nextGaussian();
        }
        return sample;
    }

    /// Counts of n rows that fall into cells with shares 1 / rank^exponent.
    static long[] counts(SplittableRandom random, int n, int cells, double exponent) {
        double[] upTo = new double[cells];
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            sum += Math.pow(i + 1, -exponent);
            upTo[i] = sum;
        }
        long[] counts = new long[cells];
        for (int i = 0; i < n; i++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            counts[Math.min(cells - 1, at < 0 ? -at - 1 : at)]++;
        }
        return counts;
    }

    /// A level plus three standard errors of what is counted in so many repetitions.
    static double atMost(double level, int repetitions) {
        return level + 3 * Math.sqrt(level * (1 - level) / repetitions);
    }
}
