package oxbow.core.metric;

import java.util.Arrays;

/// Draws resamples of cases, or of whole clusters, with replacement (Efron 1979).
///
/// **Guarantee.** The same cases in the same order, the same statistic and seed give the same figure.
///
/// **Conditions.** Cases (clusters, where they are given) are independent and alike; the statistic is smooth
/// in them. With fewer than some 30 units both intervals cover less than they say; see [BootstrapSample].
///
/// @param resamples how many to draw, 100 to 1,000,000; 2,000 settle the ends of a 95 % interval to some per
///     cent of its width
/// @param seed what the draws depend on
public record Bootstrap(int resamples, long seed) {
    /// Checks the number of resamples.
    public Bootstrap {
        if (resamples < 100 || resamples > 1_000_000) {
            throw new IllegalArgumentException(
                    "The number of resamples (%d) must be between 100 and 1,000,000. Maybe 2,000?"
                            .formatted(resamples));
        }
    }

    /// 2,000 resamples.
    public static Bootstrap seeded(long seed) {
        return new Bootstrap(2_000, seed);
    }

    /// Resamples of independent cases.
    ///
    /// @param cases how many the statistic is of
    public BootstrapSample draw(Statistic statistic, int cases) {
        return draw(statistic, Clusters.singles(cases));
    }

    /// Resamples of whole clusters. Two statistics drawn with the same seed and clusters see the same
    /// resamples.
    public BootstrapSample draw(Statistic statistic, Clusters clusters) {
        int units = clusters.count();
        int[] timesOfUnit = new int[units];
        int[] times = new int[clusters.cases()];
        Arrays.fill(times, 1);
        double estimate = statistic.of(times);
        double[] values = new double[units < 2 ? 0 : resamples];
        Draws draws = new Draws(seed);
        int defined = 0;
        for (int b = 0; b < values.length; b++) {
            Arrays.fill(timesOfUnit, 0);
            for (int i = 0; i < units; i++) {
                timesOfUnit[draws.below(units)]++;
            }
            clusters.spread(timesOfUnit, times);
            double value = statistic.of(times);
            if (Double.isFinite(value)) {
                values[defined++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        return new BootstrapSample(statistic, clusters, estimate, sorted, values.length);
    }
}
