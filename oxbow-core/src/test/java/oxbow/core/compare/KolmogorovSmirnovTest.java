package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {
    private static final double[] A = {1.1, 2.3, 3.7, 4.2, 5.9, 6.1, 7.7, 8.8};
    private static final double[] B = {2.0, 4.1, 6.6, 8.1, 9.3, 9.9, 10.4};

    /// scipy 1.17.1: `scipy.stats.ks_2samp(a, b, method="exact")`.
    @Test
    void smallSamplesAgreeWithScipy() {
        expect(A, B, 0.4642857142857143, 0.31313131313131315);
        expect(numbers(50, 1, 0), numbers(50, 1, 11.5), 0.24, 0.11238524845512393);
        expect(numbers(30, 1, 0), numbers(80, 0.5, 3.3), 0.35, 0.007140515579796627);
    }

    /// scipy 1.17.1: `scipy.special.kolmogorov(x)`.
    @Test
    void theLimitAgreesWithScipy() {
        double[][] known = {
            {0.2, 0.999999999999495},
            {0.5, 0.9639452436648751},
            {0.9, 0.3927307079406543},
            {1, 0.26999967167735456},
            {1.3581, 0.0499996304316674},
            {1.6276, 0.010001537333060776},
            {3, 3.045995948942526e-08}
        };
        for (double[] each : known) {
            assertThat(KolmogorovDistribution.upper(each[0]) / each[1]).isCloseTo(1, within(1e-12));
            assertThat(KolmogorovDistribution.upper(KolmogorovDistribution.upperQuantile(each[1])) / each[1])
                    .isCloseTo(1, within(1e-9));
        }
        assertThat(KolmogorovDistribution.upper(0)).isEqualTo(1);
    }

    @Test
    void exactCountsAgreeWithAllOrders() {
        // every way to choose which 4 of 9 ranks are the first sample's
        int n = 4;
        int m = 5;
        for (int units = 1; units <= n * m; units++) {
            int beyond = 0;
            int orders = 0;
            for (int set = 0; set < 1 << (n + m); set++) {
                if (Integer.bitCount(set) == n) {
                    orders++;
                    beyond += gap(set, n, m) >= units ? 1 : 0;
                }
            }
            assertThat(KolmogorovDistribution.exactUpper(n, m, units))
                    .isCloseTo((double) beyond / orders, within(1e-14));
        }
    }

    @Test
    void theThresholdIsWhereTheDecisionTurns() {
        for (double level : new double[] {0.2, 0.05, 0.01}) {
            TestResult.Known exact = known(numbers(40, 1, 0), numbers(60, 1, 0), level);
            long units = Math.round(exact.threshold() * 40 * 60);
            assertThat(KolmogorovDistribution.exactUpper(40, 60, units)).isLessThanOrEqualTo(level);
            assertThat(KolmogorovDistribution.exactUpper(40, 60, units - 20)).isGreaterThan(level);
        }
        TestResult.Known limit = known(numbers(4_000, 1, 0), numbers(6_000, 1, 0), 0.05);
        assertThat(limit.threshold()).isCloseTo(1.3580986 * Math.sqrt(1.0 / 4_000 + 1.0 / 6_000), within(1e-8));
        assertThat(known(new double[] {1, 2}, new double[] {3, 4}, 0.05).significant())
                .isFalse();
    }

    @Test
    void exactAndLimitAgreeWhereOneTakesOver() {
        for (int units : new int[] {21, 26, 36, 46}) {
            double exact = KolmogorovDistribution.exactUpper(256, 256, 256L * units);
            double limit = KolmogorovDistribution.upper(units / 256.0 * Math.sqrt(128));
            assertThat(limit / exact).isCloseTo(1, within(0.05));
            double uneven = KolmogorovDistribution.exactUpper(255, 257, Math.round(units / 256.0 * 255 * 257));
            assertThat(limit / uneven).isBetween(1.0, 1.25);
        }
    }

    @Test
    void sketchErrorStandsInsideTheDecision() {
        SplittableRandom random = new SplittableRandom(3);
        double[] a = random.doubles(20_000).sorted().toArray();
        double[] b = random.doubles(20_000).map(u -> u + 0.03).sorted().toArray();
        long[] ones = IntStream.range(0, 20_000).mapToLong(i -> 1).toArray();
        TestResult.Known exact = known(a, b, 0.05);
        TestResult.Known coarse = (TestResult.Known) KolmogorovSmirnov.test(
                CumulativeShares.of(a, ones, 0.01, 0.001), CumulativeShares.of(b, ones, 0.02, 0.002), 0.05);

        assertThat(exact.significant()).isTrue();
        assertThat(coarse.significant()).isFalse();
        assertThat(coarse.statistic()).isEqualTo(exact.statistic());
        assertThat(coarse.effect().error()).isCloseTo(0.03, within(1e-12));
        double bound = KolmogorovDistribution.upperQuantile(0.05 - 0.003) * Math.sqrt(2 / 20_000.0) + 0.03;
        assertThat(coarse.threshold()).isCloseTo(bound, within(1e-12));
        assertThat(coarse.pValue())
                .isCloseTo(KolmogorovDistribution.upper((coarse.statistic() - 0.03) * 100) + 0.003, within(1e-12));
    }

    @Test
    void anEmptySideIsUndefined() {
        TestResult result = KolmogorovSmirnov.test(of(A), of(new double[] {Double.NaN}), 0.05);

        assertThat(result)
                .isEqualTo(new TestResult.Undefined("kolmogorov_smirnov", "the current side has no values", 8, 0));
        assertThat(result.significant()).isFalse();
        assertThat(KolmogorovSmirnov.test(of(new double[0]), of(A), 0.05).toString())
                .contains("the reference has no values");
    }

    @Test
    void equalSamplesDoNotDifferHoweverTied() {
        TestResult.Known result = known(new double[] {7, 7, 7}, new double[] {7, 7}, 0.05);

        assertThat(result.statistic()).isZero();
        assertThat(result.pValue()).isEqualTo(1);
    }

    @Test
    void badArgumentsAreNamed() {
        CumulativeShares risky = CumulativeShares.of(A, new long[] {1, 1, 1, 1, 1, 1, 1, 1}, 0.1, 0.05);

        assertThatThrownBy(() -> KolmogorovSmirnov.test(risky, of(A), 0.05)).hasMessageContaining("risk (0.05)");
        assertThatThrownBy(() -> KolmogorovSmirnov.test(of(A), of(B), 5)).hasMessageContaining("(5.0)");
        assertThatThrownBy(() -> CumulativeShares.of(new double[] {2, 1}, new long[] {1, 1}, 0, 0))
                .hasMessageContaining("Value 1 (1.0, weight 1)");
        assertThatThrownBy(() -> CumulativeShares.of(A, new long[3], 0, 0)).hasMessageContaining("(3)");
        assertThatThrownBy(() -> CumulativeShares.of(A, new long[8], 1, 0)).hasMessageContaining("(1.0)");
    }

    private static void expect(double[] a, double[] b, double statistic, double pValue) {
        TestResult.Known result = known(a, b, 0.05);
        assertThat(result.statistic()).isCloseTo(statistic, within(1e-14));
        assertThat(result.pValue()).isCloseTo(pValue, within(1e-12));
        assertThat(result.significant()).isEqualTo(result.statistic() >= result.threshold());
        assertThat(known(b, a, 0.05).pValue()).isCloseTo(pValue, within(1e-12));
    }

    private static TestResult.Known known(double[] a, double[] b, double level) {
        return (TestResult.Known) KolmogorovSmirnov.test(of(a), of(b), level);
    }

    private static CumulativeShares of(double[] sample) {
        return CumulativeShares.of(sample);
    }

    private static double[] numbers(int n, double step, double from) {
        return IntStream.range(0, n).mapToDouble(i -> from + i * step).toArray();
    }

    private static int gap(int set, int n, int m) {
        int first = 0;
        int second = 0;
        int largest = 0;
        for (int rank = 0; rank < n + m; rank++) {
            first += set >> rank & 1;
            second += 1 - (set >> rank & 1);
            largest = Math.max(largest, Math.abs(first * m - second * n));
        }
        return largest;
    }
}
