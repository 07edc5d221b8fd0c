package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionsTest {
    @Test
    void logGammaGivesFactorialsAndTheRootOfPi() {
        double logFactorial = 0;
        for (int n = 1; n <= 170; n++) {
            assertThat(Distributions.logGamma(n)).isCloseTo(logFactorial, within(1e-12 + 1e-14 * logFactorial));
            logFactorial += Math.log(n);
        }
        assertThat(Distributions.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-13));
    }

    @Test
    void normalAgreesWithPublishedTables() {
        // Abramowitz and Stegun 1964, tables 26.1, 26.2 and 26.5
        assertThat(Distributions.normalCdf(1)).isCloseTo(0.841344746068543, within(1e-14));
        assertThat(Distributions.normalCdf(-2)).isCloseTo(0.0227501319481792, within(1e-15));
        assertThat(Distributions.normalCdf(-6) / 9.86587645037698e-10).isCloseTo(1, within(1e-12));
        assertThat(Distributions.normalQuantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(Distributions.normalQuantile(0.995)).isCloseTo(2.575829303548901, within(1e-12));
        assertThat(Distributions.normalQuantile(0.5)).isCloseTo(0, within(1e-15));
    }

    @Test
    void betaGivesBinomialTails() {
        for (int n : new int[] {1, 7, 40}) {
            double tail = 1;
            double probability = Math.pow(0.7, n);
            for (int k = 1; k <= n; k++) {
                tail -= probability;
                probability *= (n - k + 1.0) / k * 0.3 / 0.7;
                assertThat(Distributions.betaCdf(0.3, k, n - k + 1.0)).isCloseTo(tail, within(1e-12));
            }
        }
    }

    @Test
    void betaKeepsEightDigitsForAMillionCases() {
        // symmetric around one half
        assertThat(Distributions.betaCdf(0.5, 1e6, 1e6)).isCloseTo(0.5, within(1e-8));
        // I_x(a, b) = I_x(a + 1, b) + x^a (1 − x)^b / (a B(a, b))
        double a = 10_000;
        double b = 990_000;
        double x = 0.0101;
        double step = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - Distributions.logBeta(a, b));
        double above = Distributions.betaCdf(x, a + 1, b);
        assertThat(Distributions.betaCdf(x, a, b)).isCloseTo(above + step, within(1e-8));
        assertThat(step).isGreaterThan(1e-3);
        assertThat(above).isCloseTo(Distributions.normalCdf(1), within(0.02));
    }

    @Test
    void logBetaReachesWhereProbabilitiesUnderflow() {
        // I_x(a, 1) = x^a
        assertThat(Distributions.logBetaCdf(0.1, 1_000, 1)).isCloseTo(1_000 * Math.log(0.1), within(1e-6));
        assertThat(Distributions.betaCdf(0, 2, 3)).isZero();
        assertThat(Distributions.betaCdf(1, 2, 3)).isEqualTo(1);
    }

    @Test
    void quantilesInvertTheirDistribution() {
        for (double p : new double[] {1e-9, 0.025, 0.3, 0.5, 0.9, 0.999}) {
            assertThat(Distributions.normalCdf(Distributions.normalQuantile(p))).isCloseTo(p, within(1e-14));
            double x = Distributions.betaQuantile(p, 3, 50);
            assertThat(Distributions.betaCdf(x, 3, 50)).isCloseTo(p, within(1e-12));
        }
    }

    @Test
    void studentAgreesWithPublishedTables() {
        assertThat(Distributions.studentQuantile(0.975, 1)).isCloseTo(12.7062, within(5e-5));
        assertThat(Distributions.studentQuantile(0.975, 10)).isCloseTo(2.22814, within(5e-6));
        assertThat(Distributions.studentQuantile(0.995, 30)).isCloseTo(2.75000, within(5e-6));
        // scipy.stats.t.ppf
        assertThat(Distributions.studentQuantile(0.995, 5e6)).isCloseTo(2.5758302868587735, within(1e-11));
        assertThat(Distributions.studentQuantile(0.975, 1e9)).isCloseTo(1.959963986912325, within(1e-11));
        assertThat(Distributions.studentQuantile(0.975, 1e18)).isEqualTo(Distributions.normalQuantile(0.975));
    }

    @Test
    void argumentsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> Distributions.logGamma(0)).hasMessageContaining("(0.0)");
        assertThatThrownBy(() -> Distributions.normalQuantile(1)).hasMessageContaining("(1.0)");
        assertThatThrownBy(() -> Distributions.betaCdf(0.5, 0, 1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Distributions.betaQuantile(2, 1, 1)).hasMessageContaining("(2.0)");
    }
}
