package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.core.metric.ChiSquare;

class CellTestTest {
    private static final Cells EVEN = Cells.of(new long[] {120, 90, 60, 30}, new long[] {80, 110, 70, 40});
    private static final Cells LARGE = Cells.of(new long[] {700, 650, 900}, new long[] {710, 640, 800});
    private static final Cells UNEVEN = Cells.of(new long[] {500, 300, 200}, new long[] {40, 35, 45});

    /// scipy 1.17.1: `scipy.stats.chi2_contingency(table, correction=False)`.
    @Test
    void chiSquareAgreesWithScipy() {
        TestResult.Known even = known(CellTest.CHI_SQUARE, EVEN);
        assertThat(even.statistic()).isCloseTo(12.197802197802197, within(1e-12));
        assertThat(limit(CellTest.CHI_SQUARE, EVEN).upper(even.statistic()))
                .isCloseTo(0.006735395218062754, within(1e-13));
        assertThat(even.pValue()).as("given the rows of the cells").isCloseTo(0.0068, within(1e-3));
        assertThat(even.effect().value())
                .isEqualTo(known(CellTest.JENSEN_SHANNON, EVEN).statistic());
        TestResult.Known uneven = known(CellTest.CHI_SQUARE, UNEVEN);
        assertThat(uneven.statistic()).isCloseTo(21.197715128063383, within(1e-12));
        assertThat(limit(CellTest.CHI_SQUARE, UNEVEN).upper(uneven.statistic()))
                .isCloseTo(2.4944490943089727e-05, within(1e-15));
        assertThat(known(CellTest.CHI_SQUARE, LARGE).pValue())
                .isEqualTo(limit(CellTest.CHI_SQUARE, LARGE)
                        .upper(known(CellTest.CHI_SQUARE, LARGE).statistic()));
    }

    /// scipy 1.17.1: `chi2_contingency(table, correction=False, lambda_="log-likelihood")`; the correction of its
    /// mean is by hand: 1 + (1120/1000 + 1120/120 − 1) (1120/540 + 1120/335 + 1120/245 − 1) / (6 · 1120 · 2).
    @Test
    void likelihoodRatioAgreesWithScipy() {
        double correction =
                1 + (1.12 + 1120 / 120.0 - 1) * (1120 / 540.0 + 1120 / 335.0 + 1120 / 245.0 - 1) / (6.0 * 1120 * 2);
        double g = 19.529728110842253;
        TestResult.Known result = known(CellTest.LIKELIHOOD_RATIO, UNEVEN);

        assertThat(result.statistic()).isCloseTo(g, within(1e-11));
        assertThat(limit(CellTest.LIKELIHOOD_RATIO, UNEVEN).upper(g))
                .isCloseTo(ChiSquare.upper(g / correction, 2), within(1e-13));
        assertThat(result.effect().value()).isCloseTo(0.177944309513155, within(1e-12));
        assertThat(known(CellTest.LIKELIHOOD_RATIO, EVEN).statistic()).isCloseTo(12.2610139598413, within(1e-12));
    }

    /// scipy 1.17.1: `scipy.spatial.distance.jensenshannon(p, q, 2)`; the others are numpy one-liners.
    @Test
    void distancesAgreeWithScipy() {
        assertThat(known(CellTest.JENSEN_SHANNON, UNEVEN).statistic()).isCloseTo(0.177944309513155, within(1e-12));
        assertThat(known(CellTest.HELLINGER, UNEVEN).statistic()).isCloseTo(0.1486150787389124, within(1e-12));
        assertThat(known(CellTest.POPULATION_STABILITY, UNEVEN).statistic())
                .isCloseTo(0.17781879072499868, within(4e-3));
        TestResult.Known largest = (TestResult.Known) LargestDifference.test(UNEVEN, 0.05);
        assertThat(largest.statistic()).isCloseTo(0.175, within(1e-12));
    }

    @Test
    void halfARowIsAddedToEveryCellOfTheIndex() {
        double expected = 0;
        double[][] rows = {{500, 40}, {300, 35}, {200, 45}};
        for (double[] each : rows) {
            double p = (each[0] + 0.5) / 1001.5;
            double q = (each[1] + 0.5) / 121.5;
            expected += (p - q) * Math.log(p / q);
        }
        assertThat(known(CellTest.POPULATION_STABILITY, UNEVEN).statistic()).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void theThresholdHasTheLevelAsItsProbability(CellTest test) {
        TestResult.Known at =
                (TestResult.Known) test.test(UNEVEN, known(test, UNEVEN).pValue());

        assertThat(at.threshold()).isCloseTo(at.statistic(), within(1e-9));
        assertThat(at.significant()).isTrue();
        assertThat(test.test(UNEVEN, at.pValue() * 0.999).significant()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void equalSharesAreNotDifferent(CellTest test) {
        Cells equal = Cells.of(new long[] {300, 200}, new long[] {3_000, 2_000});

        assertThat(known(test, equal).pValue()).isGreaterThan(0.98);
        assertThat(known(test, equal).effect().value()).isLessThan(0.001);
    }

    @ParameterizedTest
    @EnumSource
    void errorsOfCountsStandInsideTheDecision(CellTest test) {
        long[] few = {0, 0, 2};
        long[] many = {300, 300, 300};
        long[] reference = {500, 300, 200};
        long[] current = {40, 35, 45};
        TestResult.Known exact = known(test, UNEVEN);
        TestResult.Known near = known(test, Cells.of(reference, current, new long[3], few, 0.001));
        TestResult.Known blurred = known(test, Cells.of(reference, current, many, new long[3], 0.001));

        assertThat(near.statistic()).isEqualTo(exact.statistic());
        assertThat(near.pValue()).isGreaterThan(exact.pValue()).isLessThan(0.01);
        assertThat(near.effect().atLeast()).isLessThan(exact.effect().value()).isPositive();
        assertThat(blurred.pValue()).isEqualTo(1);
        assertThat(blurred.significant()).isFalse();
        assertThat(blurred.statistic()).isLessThan(blurred.threshold());
        assertThat(blurred.effect().atLeast()).isCloseTo(0, within(0.01));
    }

    @Test
    void rareCellsAreTakenTogetherUntilTheyAreEnough() {
        Cells pooled = Cells.of(new long[] {50, 3, 40, 3, 4, 0}, new long[] {45, 4, 45, 3, 3, 0})
                .pooled(5);

        assertThat(pooled.size()).isEqualTo(3);
        assertThat(pooled.reference(1))
                .as("cells 1 and 3, then 4 and 5, too few, join them")
                .isEqualTo(10);
        assertThat(pooled.current(1)).isEqualTo(10);
        assertThat(pooled.reference(2)).isEqualTo(40);
        assertThat(sizes(new long[] {50, 20, 1}, new long[] {50, 30, 1})).isEqualTo(2);
        assertThat(sizes(new long[] {1, 50, 20}, new long[] {1, 30, 50})).isEqualTo(2);
        assertThat(sizes(new long[] {3, 3, 3, 3}, new long[] {3, 3, 3, 3})).isEqualTo(2);
        assertThat(sizes(new long[] {5, 5}, new long[] {5, 5})).isEqualTo(2);
        assertThat(sizes(new long[] {5, 4}, new long[] {5, 5})).isEqualTo(1);
        assertThat(sizes(new long[] {500, 500}, new long[] {5, 4}))
                .as("on the smaller side")
                .isEqualTo(1);
        assertThat(EVEN.pooled(5).size()).isEqualTo(4);
    }

    @Test
    void withoutTwoCellsNothingIsDecided() {
        assertThat(CellTest.CHI_SQUARE.test(Cells.of(new long[] {9, 0}, new long[] {9, 0}), 0.05))
                .isEqualTo(new TestResult.Undefined("chi_square", "all values fall into one cell", 9, 9));
        assertThat(CellTest.HELLINGER
                        .test(Cells.of(new long[] {2, 2}, new long[] {2, 2}), 0.05)
                        .toString())
                .contains("no two cells are expected to hold 5 rows");
        assertThat(LargestDifference.test(Cells.of(new long[] {9, 0}, new long[] {9, 0}), 0.05)
                        .toString())
                .contains("one cell");
        assertThat(CellTest.CHI_SQUARE
                        .test(Cells.of(new long[] {9, 1}, new long[2]), 0.05)
                        .toString())
                .contains("the current side has no values");
        assertThat(LargestDifference.test(Cells.of(new long[2], new long[] {9, 1}), 0.05)
                        .toString())
                .contains("the reference has no values");
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> Cells.of(new long[1], new long[2])).hasMessageContaining("1 and 2 bins");
        assertThatThrownBy(() -> Cells.of(new long[] {-1}, new long[1])).hasMessageContaining("(-1)");
        assertThatThrownBy(() -> Cells.of(new long[1], new long[1], new long[1], new long[1], 2))
                .hasMessageContaining("(2.0)");
        assertThatThrownBy(() -> CellTest.CHI_SQUARE.test(EVEN, 1)).hasMessageContaining("(1.0)");
    }

    private static CellLaw limit(CellTest test, Cells cells) {
        return ChiSquareLaw.of(test, cells);
    }

    private static int sizes(long[] reference, long[] current) {
        return Cells.of(reference, current).pooled(5).size();
    }

    private static TestResult.Known known(CellTest test, Cells cells) {
        return (TestResult.Known) test.test(cells, 0.05);
    }
}
