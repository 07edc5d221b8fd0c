package oxbow.core.sequential;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// How often something happens in repeated simulations, and how often it may.
final class Simulations {
    private Simulations() {}

    /// Share of the repetitions in which it happens.
    static double share(int repetitions, long seed, Predicate<SplittableRandom> happens) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 0;
        for (int i = 0; i < repetitions; i++) {
            count += happens.test(random.split()) ? 1 : 0;
        }
        return (double) count / repetitions;
    }

    static double median(int repetitions, long seed, ToDoubleFunction<SplittableRandom> wait) {
        return quantile(repetitions, seed, 0.5, wait);
    }

    static double quantile(int repetitions, long seed, double p, ToDoubleFunction<SplittableRandom> wait) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] waits = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            waits[i] = wait.applyAsDouble(random.split());
        }
        Arrays.sort(waits);
        return waits[(int) (p * repetitions)];
    }

    /// The most that chance allows: α + 3 standard errors.
    static double allowed(double alpha, int repetitions) {
        return alpha + 3 * Math.sqrt(alpha * (1 - alpha) / repetitions);
    }

    /// An exponential delay.
    static double delay(SplittableRandom random, double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }
}
