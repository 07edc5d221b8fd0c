package oxbow.core.metric;

import java.util.SplittableRandom;

/// How often intervals cover the truth, in samples drawn again and again.
final class Covering {
    private Covering() {}

    interface Experiment {
        Figure run(SplittableRandom random);
    }

    /// Share of the samples whose interval covers; samples without a figure count as not covering.
    static double share(int repetitions, long seed, double truth, Experiment experiment) {
        SplittableRandom random = new SplittableRandom(seed);
        int covered = 0;
        for (int i = 0; i < repetitions; i++) {
            covered += covers(experiment.run(random), truth) ? 1 : 0;
        }
        return (double) covered / repetitions;
    }

    static boolean covers(Figure figure, double truth) {
        return figure instanceof Figure.Known known && known.low() <= truth && truth <= known.high();
    }

    /// The least share that a 95 % interval may cover in so many samples: 0.95 less 3 standard errors, less
    /// what the interval is allowed to miss by being approximate.
    static double least(int repetitions, double slack) {
        return 0.95 - slack - 3 * Math.sqrt(0.95 * 0.05 / repetitions);
    }

    static long binomial(SplittableRandom random, int n, double p) {
        long hits = 0;
        for (int i = 0; i < n; i++) {
            hits += random.nextDouble() < p ? 1 : 0;
        }
        return hits;
    }

    static Figure.Known known(Figure figure) {
        if (figure instanceof Figure.Known known) {
            return known;
        }
        throw new AssertionError("undefined: " + figure);
    }
}
