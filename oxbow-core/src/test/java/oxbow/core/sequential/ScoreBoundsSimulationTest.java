package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static oxbow.core.sequential.Simulations.allowed;
import static oxbow.core.sequential.Simulations.share;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Decisions, rollouts 3 (D in clusters), 5 (seasons) and 7 (E), and the levels of B, D and E.
@Tag("simulation")
class ScoreBoundsSimulationTest {
    private static final double ALPHA = 0.05;
    private static final int REPETITIONS = 600;

    /// How often a simulation is repeated that is repeated so often in `verify`.
    int times(int small) {
        return small;
    }

    @Test
    void clustersOfFiveBreakTheBoundsAndClusterMeansDoNot() {
        assertThat(share(times(REPETITIONS), 1, random -> clustersMiss(random, false)))
                .as("every value counted: published 35 %%")
                .isBetween(0.20, 0.50);
        assertThat(share(times(REPETITIONS), 1, random -> clustersMiss(random, true)))
                .as("cluster means: published 0.5 %%")
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
    }

    @Test
    void aDriftingMeanIsCoveredByTheRunningBoundAndNotByTheConstantOne() {
        assertThat(share(times(300), 2, random -> driftMisses(random, true)))
                .isLessThanOrEqualTo(allowed(ALPHA, times(300)));
        assertThat(share(times(300), 2, random -> driftMisses(random, false)))
                .as("the narrower bound assumes a constant mean")
                .isGreaterThan(5 * allowed(ALPHA, times(300)));
    }

    @Test
    void aConstantMeanIsCovered() {
        assertThat(share(times(REPETITIONS), 3, random -> {
                    ConstantMeanBound bound = ConstantMeanBound.of(ScoreRange.DIFFERENCE, ALPHA);
                    for (int i = 0; i < 1_000; i++) {
                        double u = random.nextDouble();
                        bound = bound.add(u < 0.1 ? -1 : u < 0.25 ? 1 : 0);
                    }
                    return !bound.bounds().covers(0.05) || bound.isRefuted();
                }))
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
    }

    @Test
    void unpairedMeansCoverTheDifferenceUnderSlowDrift() {
        for (double weight : new double[] {0.1, 0.5}) {
            assertThat(share(times(300), 4, random -> unpairedMisses(random, weight)))
                    .as("weight %s", weight)
                    .isLessThanOrEqualTo(allowed(ALPHA, times(300)));
        }
    }

    @Test
    void quantilesAreCovered() {
        for (double p : new double[] {0.1, 0.5, 0.9, 0.99}) {
            double truth = -100 * Math.log1p(-p);
            assertThat(share(times(60), 5, random -> {
                        LatencyCounts counts = LatencyCounts.of();
                        for (int look = 0; look < 60; look++) {
                            double[] values = new double[1 + look];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = Simulations.delay(random, 100);
                            }
                            counts = counts.merge(LatencyCounts.of(values));
                            if (!counts.quantile(p, ALPHA).covers(truth)) {
                                return true;
                            }
                        }
                        return false;
                    }))
                    .as("quantile %s", p)
                    .isLessThanOrEqualTo(allowed(ALPHA, times(60)));
        }
    }

    @Test
    void nightlyErrorsProveALowRateUnlessAWholeSeasonIsWaitedFor() {
        assertThat(share(times(200), 6, random -> isProvenBelowOnePercent(random, 0)))
                .as("absolute bound from the first night on: published 96 %%")
                .isGreaterThan(0.9);
        assertThat(share(times(200), 6, random -> isProvenBelowOnePercent(random, 2_000)))
                .as("running mean after a full season, whose mean is 1.55 %%")
                .isLessThanOrEqualTo(allowed(ALPHA, times(200)));
    }

    /// Keys come one after the other, with five like scores each.
    private static boolean clustersMiss(SplittableRandom random, boolean means) {
        RunningMeanBound bound = RunningMeanBound.of(ScoreRange.DIFFERENCE);
        KeyMeans keys = new KeyMeans(ScoreRange.DIFFERENCE, 1, 1_000);
        for (int key = 0; key < 1_000; key++) {
            double value = random.nextBoolean() ? 1 : -1;
            for (int i = 0; i < 5; i++) {
                keys.add(key, true, key + i / 5.0, value);
                bound = means ? bound : bound.add(value);
            }
            for (KeyMeans.KeyMean each : keys.due(key + 1.0)) {
                bound = means ? bound.add(each.mean()) : bound;
            }
            if (!bound.bounds(ALPHA).covers(0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean driftMisses(SplittableRandom random, boolean running) {
        RunningMeanBound bound = RunningMeanBound.of(ScoreRange.SHARE);
        ConstantMeanBound constant = ConstantMeanBound.of(ScoreRange.SHARE, ALPHA);
        double sum = 0;
        for (int i = 1; i <= 2_000; i++) {
            double mean = i < 700 ? 0.2 : 0.6 + 0.2 * Math.sin(i / 200.0);
            double value = random.nextDouble() < mean ? 1 : 0;
            sum += mean;
            bound = bound.add(value);
            constant = constant.add(value);
            AnytimeBounds bounds = running ? bound.bounds(ALPHA) : constant.bounds();
            if (!bounds.covers(sum / i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean unpairedMisses(SplittableRandom random, double weight) {
        UnpairedMeans test = UnpairedMeans.start();
        for (int i = 0; i < 4_000; i++) {
            boolean canary = random.nextDouble() < weight;
            double mean = 0.4 + 0.1 * Math.sin(i / 800.0) + (canary ? 0.1 : 0);
            test = test.add(canary, random.nextDouble() < mean ? 1 : 0);
            if (!test.difference().bounds(ALPHA).covers(0.1)) {
                return true;
            }
        }
        return false;
    }

    /// A night of 1,000 requests at 0.1 %, then a day of 1,000 at 3 %, and so on.
    private static boolean isProvenBelowOnePercent(SplittableRandom random, int dwell) {
        AbsoluteRateBound absolute = AbsoluteRateBound.start();
        RunningMeanBound running = RunningMeanBound.of(ScoreRange.SHARE);
        for (int i = 1; i <= 4_000; i++) {
            boolean error = random.nextDouble() < ((i - 1) / 1_000 % 2 == 0 ? 0.001 : 0.03);
            absolute = absolute.add(error);
            running = running.add(error ? 1 : 0);
            boolean below = dwell == 0
                    ? i % 20 == 0 && i <= 1_000 && absolute.upper(ALPHA) < 0.01
                    : i % dwell == 0 && running.upper(ALPHA) < 0.01;
            if (below) {
                return true;
            }
        }
        return false;
    }
}
