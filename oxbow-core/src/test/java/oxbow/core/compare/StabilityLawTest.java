package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.ChiSquare;

/// Laws that others state, and where they end: Yurdakul's (2018) of the stability index, with the figures of
/// `monitoring.md` §3, and chi-square's far in its tail (`decisions.md`, Monitoring).
@Tag("simulation")
class StabilityLawTest {
    @Test
    void theStabilityIndexFollowsYurdakulsLawSoAFixedCutoffKeepsNoLevel() {
        assertThat(ChiSquare.upper(0.1 / (1.0 / 100 + 1.0 / 100_000), 9)).isBetween(0.3, 0.4);
        assertThat(ChiSquare.upper(0.1 / (1.0 / 200 + 1.0 / 100_000), 9)).isBetween(0.01, 0.04);
        law(1_000);
    }

    @Tag("nightly")
    @Test
    void theStabilityIndexFollowsYurdakulsLawInManyTables() {
        law(50_000);
    }

    /// Twenty even cells of ten rows each on the smaller side, far out: the tail that chi-square has is not the
    /// tail of the statistic.
    @Test
    void chiSquaresLawIsAboveItsNameFarInTheTail() {
        double uneven = beyond(20_000, 0, 1e-3);
        assertThat(uneven).as("twenty cells, many more rows of the reference").isBetween(0.5, 3.0);
    }

    @Tag("nightly")
    @Test
    void chiSquaresLawIsAboveItsNameAtOneInTenThousand() {
        assertThat(beyond(1_000_000, 0, 1e-4)).as("twenty even cells").isBetween(1.1, 2.0);
        assertThat(beyond(1_000_000, 1.5, 1e-4)).as("a tail not pooled").isGreaterThan(1.8);
    }

    private static void law(int repetitions) {
        SplittableRandom random = new SplittableRandom(8);
        int fixed = 0;
        int fixedLonger = 0;
        int upper = 0;
        double noise = 1.0 / 1_000 + 1.0 / 1_000;
        for (int i = 0; i < repetitions; i++) {
            long[] reference = Draws.counts(random, 1_000, 10, 0);
            fixed += Divergence.psi(reference, Draws.counts(random, 100, 10, 0)) >= 0.1 ? 1 : 0;
            fixedLonger += Divergence.psi(reference, Draws.counts(random, 200, 10, 0)) >= 0.1 ? 1 : 0;
            double psi = Divergence.psi(reference, Draws.counts(random, 1_000, 10, 0));
            upper += psi > noise * ChiSquare.upperQuantile(0.1, 9) ? 1 : 0;
        }
        double error = 3 * Math.sqrt(0.09 / repetitions);
        assertThat((double) upper / repetitions).isCloseTo(0.1, within(0.005 + error));
        assertThat((double) fixed / repetitions).as("the cutoff .1 at 100 rows").isBetween(0.35, 0.53);
        assertThat((double) fixedLonger / repetitions).as("at 200 rows").isBetween(0.02, 0.08);
    }

    /// How often Pearson's statistic is above chi-square's quantile, per what it should be.
    private static double beyond(int repetitions, double exponent, double level) {
        SplittableRandom random = new SplittableRandom(21);
        double critical = ChiSquare.upperQuantile(level, 19);
        int beyond = 0;
        for (int i = 0; i < repetitions; i++) {
            Cells cells = Cells.of(Draws.counts(random, 2_000, 20, exponent), Draws.counts(random, 200, 20, exponent));
            beyond += CellTest.CHI_SQUARE.scaled(cells) > critical ? 1 : 0;
        }
        return beyond / (level * repetitions);
    }
}
