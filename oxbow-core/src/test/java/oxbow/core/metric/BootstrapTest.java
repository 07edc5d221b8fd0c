package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    // the fifteen law schools of Efron (1982): admission test and grades
    private static final double[] LSAT = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};
    private static final double[] GPA = {
        3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96
    };
    private static final double[] SKEWED = {1, 2, 2, 3, 3, 4, 5, 7, 11, 30};

    @Test
    void lawSchoolsAgreeWithEfron1987AndScipy() {
        BootstrapSample sample = new Bootstrap(40_000, 1).draw(BootstrapTest::correlation, 15);

        // scipy.stats.bootstrap 200,000 resamples, 90 %: BCa 0.4299 to 0.9275, percentile 0.5223 to 0.9478
        Figure.Known bca = known(sample.bca(0.9));
        assertThat(bca.value()).isCloseTo(0.776374491289407, within(1e-12));
        assertThat(bca.low()).isCloseTo(0.4299, within(0.015));
        assertThat(bca.high()).isCloseTo(0.9275, within(0.006));
        assertThat(bca.method()).isEqualTo("bootstrap-bca");
        Figure.Known percentile = known(sample.percentile(0.9));
        assertThat(percentile.low()).isCloseTo(0.5223, within(0.008));
        assertThat(percentile.high()).isCloseTo(0.9478, within(0.004));
        assertThat(percentile.n()).isEqualTo(15);
    }

    @Test
    void aSkewedMeanAgreesWithScipy() {
        BootstrapSample sample = new Bootstrap(40_000, 2).draw(mean(SKEWED), 10);

        // scipy.stats.bootstrap, 400,000 resamples, 95 %: BCa 3.5 to 15.9, percentile 2.9 to 12.6
        assertThat(known(sample.bca(0.95)).low()).isCloseTo(3.5, within(0.11));
        assertThat(known(sample.bca(0.95)).high()).isCloseTo(15.9, within(0.5));
        assertThat(known(sample.percentile(0.95)).low()).isCloseTo(2.9, within(0.11));
        assertThat(known(sample.percentile(0.95)).high()).isCloseTo(12.6, within(0.3));
    }

    @Test
    void theSeedAndNothingElseDecides() {
        Figure one = Bootstrap.seeded(7).draw(mean(SKEWED), 10).bca(0.95);

        assertThat(Bootstrap.seeded(7).draw(mean(SKEWED), 10).bca(0.95)).isEqualTo(one);
        assertThat(Bootstrap.seeded(8).draw(mean(SKEWED), 10).bca(0.95)).isNotEqualTo(one);
        assertThat(one.toString()).contains("low=3.4, high=16.943741039295627");
    }

    @Test
    void whatIsUndefinedInResamplesIsToldAndAboveTheLimitUndefined() {
        // undefined unless both kinds are there; 3 of 10 of the rare kind are missed in 0.7^10 = 2.8 % of resamples
        BootstrapSample few = new Bootstrap(20_000, 3).draw(shareIfThree(3), 10);
        assertThat(few.undefinedShare()).isCloseTo(0.028, within(0.005));
        assertThat(few.percentile(0.95)).isInstanceOf(Figure.Known.class);

        BootstrapSample many = new Bootstrap(20_000, 3).draw(shareIfThree(2), 10);
        assertThat(many.undefinedShare()).isCloseTo(0.107, within(0.01));
        assertThat(many.percentile(0.95))
                .isInstanceOfSatisfying(
                        Figure.Undefined.class,
                        none -> assertThat(none.reason()).matches("undefined in \\d+ of 20000 resamples"));
        assertThat(many.bca(0.95)).isInstanceOf(Figure.Undefined.class);
    }

    @Test
    void certaintyIsNotInventedWhereTheDataAreSilent() {
        Statistic one = times -> 1;
        assertThat(Bootstrap.seeded(1).draw(one, 5).percentile(0.95))
                .isEqualTo(new Figure.Undefined("every resample gives 1.0: too alike to say how sure", 5));
        assertThat(Bootstrap.seeded(1).draw(one, 5).bca(0.95)).isInstanceOf(Figure.Undefined.class);
        assertThat(Bootstrap.seeded(1).draw(one, 1).bca(0.95))
                .isEqualTo(new Figure.Undefined("an interval needs at least two independent units", 1));
        Statistic none = times -> Double.NaN;
        assertThat(Bootstrap.seeded(1).draw(none, 5).bca(0.95))
                .isEqualTo(new Figure.Undefined("the statistic is undefined for these cases", 5));
        assertThatThrownBy(() -> new Bootstrap(10, 1)).hasMessageContaining("(10)");
    }

    @Test
    void theAccelerationOfManyUnitsComesFromBlocks() {
        double[] values =
                new SplittableRandom(5).doubles(3_000).map(u -> -Math.log(u)).toArray();
        Figure.Known known =
                known(new Bootstrap(4_000, 1).draw(mean(values), 3_000).bca(0.95));
        Figure.Known student = known(MeanSums.of(values).figure(0.95));

        assertThat(known.low()).isCloseTo(student.low(), within(0.004));
        assertThat(known.high()).isBetween(student.high() - 0.002, student.high() + 0.006);
    }

    @Test
    void aPairedDifferenceSeesWhatBothHaveInCommon() {
        SplittableRandom random = new SplittableRandom(4);
        double[] one = random.doubles(100, 0, 10).toArray();
        double[] two = new double[100];
        for (int i = 0; i < 100; i++) {
            two[i] = one[i] - 0.5 + 0.1 * random.nextDouble();
        }
        Figure.Known difference =
                known(Bootstrap.seeded(1).draw(mean(one).minus(mean(two)), 100).percentile(0.95));
        Figure.Known alone = known(Bootstrap.seeded(1).draw(mean(one), 100).percentile(0.95));

        assertThat(difference.value()).isCloseTo(0.45, within(0.02));
        assertThat(difference.high() - difference.low()).isLessThan(0.05 * (alone.high() - alone.low()));
    }

    @Test
    @Tag("simulation")
    void theCorrectedIntervalCoversASkewedMeanBetterThanThePercentiles() {
        coverSkewed(400, 400, 0.03);
    }

    @Test
    @Tag("nightly")
    void theCorrectedIntervalCoversASkewedMeanBetterThanThePercentilesNightly() {
        coverSkewed(5_000, 1_000, 0.025);
    }

    private static void coverSkewed(int repetitions, int resamples, double slack) {
        double[] covered = new double[2];
        for (int kind = 0; kind < 2; kind++) {
            boolean corrected = kind == 0;
            covered[kind] = Covering.share(repetitions, 6, 1, random -> {
                double[] values = random.doubles(60).map(u -> -Math.log(1 - u)).toArray();
                BootstrapSample sample = new Bootstrap(resamples, random.nextLong()).draw(mean(values), 60);
                return corrected ? sample.bca(0.95) : sample.percentile(0.95);
            });
        }
        assertThat(covered[0]).isGreaterThan(Covering.least(repetitions, slack));
        assertThat(covered[1]).as("percentiles").isGreaterThan(Covering.least(repetitions, 0.035));
        assertThat(covered[0]).as("BCa above percentiles").isGreaterThanOrEqualTo(covered[1] - 0.005);
    }

    @Test
    @Tag("simulation")
    void onlyWholeClustersCoverWhenCasesDepend() {
        coverClusters(200, 300);
    }

    @Test
    @Tag("nightly")
    void onlyWholeClustersCoverWhenCasesDependNightly() {
        coverClusters(3_000, 1_000);
    }

    /// 50 clusters of 5 cases each that share what they have in common: wrong together or right together.
    private static void coverClusters(int repetitions, int resamples) {
        double[] covered = new double[2];
        int[] clusterOf = new int[250];
        for (int i = 0; i < 250; i++) {
            clusterOf[i] = i / 5;
        }
        List<Clusters> units = List.of(Clusters.numbered(clusterOf, 50), Clusters.singles(250));
        for (int kind = 0; kind < 2; kind++) {
            Clusters clusters = units.get(kind);
            covered[kind] = Covering.share(repetitions, 8, 0.3, random -> {
                double[] values = new double[250];
                for (int i = 0; i < 250; i++) {
                    values[i] = i % 5 == 0 ? (random.nextDouble() < 0.3 ? 1 : 0) : values[i - 1];
                }
                return new Bootstrap(resamples, random.nextLong())
                        .draw(mean(values), clusters)
                        .percentile(0.95);
            });
        }
        assertThat(covered[0]).isGreaterThan(Covering.least(repetitions, 0.02));
        assertThat(covered[1])
                .as("the broken variant takes cases for independent")
                .isLessThan(0.75);
    }

    static Statistic mean(double[] values) {
        return times -> {
            double sum = 0;
            long n = 0;
            for (int i = 0; i < times.length; i++) {
                sum += times[i] * values[i];
                n += times[i];
            }
            return sum / n;
        };
    }

    private static Statistic shareIfThree(int rare) {
        return times -> {
            int seen = 0;
            for (int i = 0; i < rare; i++) {
                seen += times[i];
            }
            return seen == 0 ? Double.NaN : seen / 10.0;
        };
    }

    private static double correlation(int[] times) {
        double x = mean(LSAT).of(times);
        double y = mean(GPA).of(times);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < times.length; i++) {
            xx += times[i] * (LSAT[i] - x) * (LSAT[i] - x);
            xy += times[i] * (LSAT[i] - x) * (GPA[i] - y);
            yy += times[i] * (GPA[i] - y) * (GPA[i] - y);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
