package oxbow.core.sketch;

import java.util.SplittableRandom;

/// The numbers 0 … n−1 in an order that is fixed by a seed: the true rank of v is (v + 1) / n.
final class Shuffled {
    private Shuffled() {}

    static double[] numbers(int n, long seed) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double other = values[i];
            values[i] = values[j];
            values[j] = other;
        }
        return values;
    }

    static KllSketch sketch(int k, long seed, int n) {
        return new KllBuilder(k, seed).add(numbers(n, seed), 0, n).build();
    }
}
