package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegressionTest {
    private static final double LEVEL = 0.95;
    private static final double[] TRUTHS = {3, -0.5, 2, 7, 4.2, 5};
    private static final double[] PREDICTED = {2.5, 0.1, 2, 8, 4, 6.5};
    private static final RegressionSums SUMS = RegressionSums.of(PREDICTED, TRUTHS);

    @Test
    void valuesAgreeWithScikitLearn() {
        assertValue(SUMS.meanAbsoluteError(LEVEL), 0.6333333333333333);
        assertValue(SUMS.meanSquaredError(LEVEL), 0.65);
        assertValue(SUMS.rootMeanSquaredError(LEVEL), Math.sqrt(0.65));
        assertValue(SUMS.meanAbsolutePercentageError(LEVEL), 0.30952380952380953);
        assertValue(SUMS.symmetricPercentageError(LEVEL), 0.43746692802896403);
        assertValue(SUMS.meanError(LEVEL), 2.4 / 6);
        assertThat(SUMS.rSquared()).isCloseTo(0.883495145631068, within(1e-12));
        assertValue(
                Regression.rSquared(PREDICTED, TRUTHS, Clusters.singles(6), LEVEL, Bootstrap.seeded(1)),
                0.883495145631068);
        assertValue(Regression.pinball(PREDICTED, TRUTHS, 0.9, LEVEL), 0.1566666666666667);
        assertThat(Regression.quantileCoverage(PREDICTED, TRUTHS, LEVEL)).isEqualTo(Proportion.wilson(4, 6, LEVEL));
        // scipy.stats.t.interval of the absolute errors
        assertThat(known(SUMS.meanAbsoluteError(LEVEL)).low()).isCloseTo(0.05981251551693567, within(1e-10));
        assertThat(known(SUMS.meanAbsoluteError(LEVEL)).high()).isCloseTo(1.2068541511497313, within(1e-10));
        assertThat(known(SUMS.meanSquaredError(LEVEL)).low()).isZero();
        assertThat(known(SUMS.rootMeanSquaredError(LEVEL)).high())
                .isCloseTo(Math.sqrt(known(SUMS.meanSquaredError(LEVEL)).high()), within(1e-12));
    }

    @Test
    void whatCannotBeDividedByIsUndefined() {
        RegressionSums zero = RegressionSums.of(new double[] {1, 0, 2}, new double[] {1, 0, 0});
        assertThat(zero.meanAbsolutePercentageError(LEVEL)).isEqualTo(new Figure.Undefined("2 true values are 0", 3));
        assertThat(known(zero.symmetricPercentageError(LEVEL)).value()).isCloseTo(2.0 / 3, within(1e-12));
        double[] alike = {2, 2, 2};
        assertThat(Regression.rSquared(PREDICTED, TRUTHS, Clusters.singles(6), LEVEL, Bootstrap.seeded(1)))
                .isInstanceOf(Figure.Known.class);
        assertThat(Regression.rSquared(alike, alike, Clusters.singles(3), LEVEL, Bootstrap.seeded(1)))
                .isEqualTo(new Figure.Undefined("all true values are alike", 3));
        assertThat(known(Regression.rSquared(TRUTHS, TRUTHS, Clusters.singles(6), LEVEL, Bootstrap.seeded(1)))
                        .low())
                .isLessThan(0.6);
        assertThat(RegressionSums.of(new double[0], new double[0]).meanAbsoluteError(LEVEL))
                .isEqualTo(new Figure.Undefined("no cases", 0));
        assertThatThrownBy(() -> Regression.pinball(PREDICTED, TRUTHS, 90, LEVEL))
                .hasMessageContaining("percentage");
        assertThatThrownBy(() -> RegressionSums.of(alike, TRUTHS)).hasMessageContaining("(6)");
        assertThatThrownBy(() -> Regression.quantileCoverage(new double[] {Double.NaN}, new double[1], LEVEL))
                .hasMessageContaining("at 0");
    }

    @Test
    void mergeEqualsOnePassAndTheStoredFormIsFixed() {
        RegressionSums merged = RegressionSums.of(Arrays.copyOf(PREDICTED, 2), Arrays.copyOf(TRUTHS, 2))
                .merge(RegressionSums.of(Arrays.copyOfRange(PREDICTED, 2, 6), Arrays.copyOfRange(TRUTHS, 2, 6)));

        assertThat(merged.rSquared()).isCloseTo(SUMS.rSquared(), within(1e-12));
        assertThat(known(merged.meanAbsoluteError(LEVEL)).low())
                .isCloseTo(known(SUMS.meanAbsoluteError(LEVEL)).low(), within(1e-12));
        assertThat(known(merged.symmetricPercentageError(LEVEL)).high())
                .isCloseTo(known(SUMS.symmetricPercentageError(LEVEL)).high(), within(1e-12));
        assertThat(RegressionSums.ofBytes(SUMS.toBytes())).isEqualTo(SUMS);
        byte[] bytes = RegressionSums.of(new double[] {1}, new double[] {1}).toBytes();
        assertThat(bytes).hasSize(3 + 6 * 17).startsWith(8, 1, 14, 2);
        assertThatThrownBy(() -> RegressionSums.ofBytes(Arrays.copyOf(bytes, 50)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertValue(Figure figure, double value) {
        assertThat(known(figure).value()).isCloseTo(value, within(1e-12));
    }
}
