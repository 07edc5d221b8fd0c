package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.sketch.KllBuilder;
import oxbow.core.sketch.KllSketch;

/// The promise for sketches: their error makes no drift, and does not hide what is larger than it
/// (`monitoring.md` §3, the table of identical normals).
@Tag("simulation")
class SketchDecisionTest {
    private static final double LEVEL = 0.05;
    private static final double RISK = 0.001;

    @Test
    void aMillionUnchangedRowsAreNotDriftUnlessTheErrorIsLeftOut() {
        int ours = 0;
        int distances = 0;
        int cells = 0;
        int withoutSlack = 0;
        int hundredQuantiles = 0;
        int repetitions = 8;
        for (int i = 0; i < repetitions; i++) {
            KllSketch reference = sketch(2 * i + 1, 1_000_000, 0);
            KllSketch current = sketch(2 * i + 2, 1_000_000, 0);
            CumulativeShares before = CumulativeShares.of(reference, RISK);
            CumulativeShares now = CumulativeShares.of(current, RISK);
            ours += KolmogorovSmirnov.test(before, now, LEVEL).significant() ? 1 : 0;
            distances += Wasserstein.test(before, now, LEVEL).significant() ? 1 : 0;
            Cells table = BinCells.of(reference, current, 20, RISK).orElseThrow();
            cells += CellTest.CHI_SQUARE.test(table, LEVEL).significant() ? 1 : 0;
            withoutSlack += exact(before.largestGap(now), 1_000_000) ? 1 : 0;
            hundredQuantiles += exact(gapAtQuantiles(reference, current), 1_000_000) ? 1 : 0;
        }
        assertThat(ours).as("K-S").isZero();
        assertThat(distances).as("Wasserstein").isZero();
        assertThat(cells).as("chi-square on bins").isZero();
        assertThat(withoutSlack).as("K-S without slack").isGreaterThanOrEqualTo(repetitions - 1);
        assertThat(hundredQuantiles).as("at 100 quantiles, no slack").isPositive();
    }

    @Test
    void aFiftiethOfADeviationIsFoundInAMillionRows() {
        int found = 0;
        for (int i = 0; i < 6; i++) {
            CumulativeShares before = CumulativeShares.of(sketch(100 + i, 1_000_000, 0), 0.01);
            CumulativeShares now = CumulativeShares.of(sketch(200 + i, 1_000_000, 0.02), 0.01);

            found += KolmogorovSmirnov.test(before, now, LEVEL).significant() ? 1 : 0;
        }
        assertThat(found).as("of 6").isEqualTo(6);
    }

    @Test
    void theStatedErrorCoversAllRanksAtOnce() {
        int beyond = 0;
        for (int i = 0; i < 40; i++) {
            SplittableRandom random = new SplittableRandom(i);
            KllBuilder builder = new KllBuilder(200, i);
            for (int j = 0; j < 50_000; j++) {
                builder.add(random.nextDouble());
            }
            CumulativeShares shares = CumulativeShares.of(builder.build(), 0.01);
            double sampling = 1.95 / Math.sqrt(50_000);
            double largest = 0;
            for (int j = 1; j <= shares.size(); j++) {
                largest = Math.max(largest, Math.abs(shares.share(j) - shares.value(j - 1)));
            }
            beyond += largest > shares.rankError() + sampling ? 1 : 0;
        }
        assertThat(beyond).as("of 40").isLessThanOrEqualTo(1);
    }

    @Test
    void theErrorGrowsAsTheRiskShrinks() {
        KllSketch sketch = sketch(1, 10_000, 0);

        assertThat(CumulativeShares.of(sketch, 0.01).rankError()).isEqualTo(sketch.uniformRankError());
        assertThat(CumulativeShares.of(sketch, 0.2).rankError()).isEqualTo(sketch.uniformRankError());
        assertThat(CumulativeShares.of(sketch, 0.2).risk()).isEqualTo(0.01);
        assertThat(CumulativeShares.of(sketch, 2 / Math.pow(200, 4)).rankError())
                .isCloseTo(2 * sketch.uniformRankError(), org.assertj.core.api.Assertions.within(1e-12));
        assertThat(CumulativeShares.of(sketch(1, 500, 0), 0.01).isExact()).isTrue();
        assertThat(CumulativeShares.of(sketch(1, 500, 0), 0.01).risk()).isZero();
        assertThat(CumulativeShares.of(KllSketch.empty(200), 0.01).n()).isZero();
    }

    private static boolean exact(double gap, long rows) {
        return KolmogorovDistribution.upper(gap / Math.sqrt(2.0 / rows)) <= LEVEL;
    }

    /// As whylogs compares: at 100 quantiles of each side.
    private static double gapAtQuantiles(KllSketch reference, KllSketch current) {
        double largest = 0;
        for (int i = 1; i < 100; i++) {
            for (KllSketch side : new KllSketch[] {reference, current}) {
                double x = side.quantile(i / 100.0);
                largest = Math.max(largest, Math.abs(reference.rank(x) - current.rank(x)));
            }
        }
        return largest;
    }

    private static KllSketch sketch(long seed, int n, double mean) {
        SplittableRandom random = new SplittableRandom(seed);
        KllBuilder builder = new KllBuilder(KllSketch.DEFAULT_K, seed);
        for (int i = 0; i < n; i++) {
            builder.add(mean + random.nextGaussian());
        }
        return builder.build();
    }
}
