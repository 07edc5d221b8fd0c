package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.core.metric.Distributions;

/// Probabilities of small tables against all ways to deal out their rows.
class CellLawTest {
    private static final Cells THREE = Cells.of(new long[] {61, 40, 33}, new long[] {30, 21, 40});
    private static final Cells TWO = Cells.of(new long[] {30, 9}, new long[] {14, 11});

    @ParameterizedTest
    @EnumSource
    void theSaddlepointAgreesWithAllDeals(CellTest test) {
        List<double[]> deals = deals(test, THREE);
        CellLaw law = SaddlepointLaw.of(test, THREE, ChiSquareLaw.of(test, THREE));
        for (double level : new double[] {0.1, 0.05, 0.01, 0.001, 1e-4, 1e-6}) {
            double x = law.upperQuantile(level);
            assertThat(law.upper(x)).isCloseTo(level, within(level * 1e-3));
            double exact = deals.stream()
                    .filter(each -> each[0] >= x)
                    .mapToDouble(each -> each[1])
                    .sum();
            assertThat(exact / level).as("at %s", level).isBetween(0.5, 1.25);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoCellsAreExact(CellTest test) {
        List<double[]> deals = deals(test, TWO);
        CellLaw law = CellLaw.of(test, TWO);
        assertThat(law).isInstanceOf(TwoCellLaw.class);
        for (double[] deal : deals) {
            double exact = deals.stream()
                    .filter(each -> each[0] >= deal[0] - 1e-6)
                    .mapToDouble(each -> each[1])
                    .sum();
            assertThat(law.upper(deal[0])).isCloseTo(exact, within(1e-12));
        }
        double threshold = law.upperQuantile(0.05);
        assertThat(law.upper(threshold)).isLessThanOrEqualTo(0.05);
        for (double[] deal : deals) {
            assertThat(law.upper(deal[0]) <= 0.05).isEqualTo(deal[0] >= threshold - 1e-6);
        }
        assertThat(law.upper(law.upperQuantile(1e-300))).as("none is so rare").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aSampleOfDealsTellsWhatItCan(CellTest test) {
        List<double[]> deals = deals(test, THREE);
        DealtSample sample = DealtSample.of(test, THREE);
        for (double level : new double[] {0.2, 0.05, 0.01}) {
            double x = sample.upperQuantile(level);
            double exact = deals.stream()
                    .filter(each -> each[0] >= x)
                    .mapToDouble(each -> each[1])
                    .sum();
            assertThat(exact).isCloseTo(level, within(3 * Math.sqrt(level / DealtSample.DEALS)));
            assertThat(sample.upper(x)).isLessThanOrEqualTo(level);
            assertThat(sample.upper(x * 0.9)).isGreaterThan(level);
        }
        assertThat(sample.upper(0)).isEqualTo(1);
        assertThat(sample.upper(1e9)).isZero();
        assertThat(sample.upperQuantile(0.001)).isZero();
        assertThat(DealtSample.of(test, THREE).upperQuantile(0.05)).isEqualTo(sample.upperQuantile(0.05));
    }

    @Test
    void whichLawHoldsIsDecidedByTheRows() {
        Cells large = Cells.of(new long[] {600, 500, 400}, new long[] {50, 50, 60});
        Cells middle = Cells.of(new long[] {6_000, 40, 400}, new long[] {5_000, 50, 600});

        assertThat(CellLaw.of(CellTest.HELLINGER, THREE)).isInstanceOf(SmallTableLaw.class);
        assertThat(CellLaw.of(CellTest.HELLINGER, middle)).isInstanceOf(SaddlepointLaw.class);
        assertThat(CellLaw.of(CellTest.CHI_SQUARE, Cells.of(new long[] {600, 500}, new long[] {600, 550})))
                .isInstanceOf(ChiSquareLaw.class);
        assertThat(CellLaw.of(CellTest.CHI_SQUARE, large)).isInstanceOf(SmallTableLaw.class);
        assertThat(CellLaw.of(CellTest.CHI_SQUARE, THREE.nearest())).isInstanceOf(SmallTableLaw.class);
        assertThat(CellLaw.of(
                        CellTest.CHI_SQUARE,
                        Cells.of(new long[] {20, 20}, new long[] {20, 20}, new long[] {1, 0}, new long[2], 0.01)))
                .as("with errors")
                .isInstanceOf(ChiSquareLaw.class);
    }

    @ParameterizedTest
    @EnumSource
    void smallTablesTakeTheLargerProbability(CellTest test) {
        CellLaw small = CellLaw.of(test, THREE);
        CellLaw smooth = SaddlepointLaw.of(test, THREE, ChiSquareLaw.of(test, THREE));
        DealtSample sample = DealtSample.of(test, THREE);
        for (double x = 0.1; x < 15; x += 0.7) {
            double probability = small.upper(x);
            assertThat(probability).isGreaterThanOrEqualTo(smooth.upper(x));
            if (smooth.upper(x) < 0.3 && smooth.upper(x) > 0.00125) {
                assertThat(probability).isEqualTo(Math.max(smooth.upper(x), sample.upper(x)));
            }
        }
        assertThat(small.upperQuantile(0.05))
                .isEqualTo(Math.max(smooth.upperQuantile(0.05), sample.upperQuantile(0.05)));
        assertThat(small.upperQuantile(0.001)).isEqualTo(smooth.upperQuantile(0.001));
    }

    @Test
    void theLargestDifferenceAddsUpExactProbabilities() {
        TestResult.Known result = (TestResult.Known) LargestDifference.test(THREE, 0.05);
        double[] sizes = {91, 61, 73};
        double expected = 0;
        for (double size : sizes) {
            for (int x = 0; x <= Math.min(size, 91); x++) {
                double difference = x / 91.0 - (size - x) / 134.0;
                expected += Math.abs(difference) >= result.statistic() - 1e-9
                        ? Math.exp(logChoose(91, x) + logChoose(134, size - x) - logChoose(225, size))
                        : 0;
            }
        }
        assertThat(result.pValue()).isCloseTo(expected, within(1e-12));
        TestResult.Known turned = (TestResult.Known) LargestDifference.test(THREE, result.pValue());
        assertThat(turned.significant()).isTrue();
        assertThat(turned.threshold()).isBetween(result.statistic() - 1.0 / 91, result.statistic() + 1e-9);
    }

    /// Every table with the rows of the cells and sides: its statistic and its probability.
    private static List<double[]> deals(CellTest test, Cells cells) {
        List<double[]> deals = new ArrayList<>();
        long m = cells.m();
        boolean three = cells.size() == 3;
        for (int a = 0; a <= cells.rows(0); a++) {
            for (int b = 0; b <= cells.rows(1); b++) {
                double c = m - a - b;
                if (three ? c >= 0 && c <= cells.rows(2) : c == 0) {
                    double log = logChoose(cells.rows(0), a)
                            + logChoose(cells.rows(1), b)
                            + (three ? logChoose(cells.rows(2), c) : 0)
                            - logChoose((double) cells.n() + m, (double) m);
                    double statistic = test.term(cells.rows(0) - a, a, cells)
                            + test.term(cells.rows(1) - b, b, cells)
                            + (three ? test.term(cells.rows(2) - c, c, cells) : 0);
                    deals.add(new double[] {statistic, Math.exp(log)});
                }
            }
        }
        return deals;
    }

    private static double logChoose(double n, double k) {
        return Distributions.logGamma(n + 1) - Distributions.logGamma(k + 1) - Distributions.logGamma(n - k + 1);
    }
}
