package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final double LEVEL = 0.95;
    private static final BinaryScores FORTY = BinaryScores.of(BinaryScoresTest.SCORES, BinaryScoresTest.outcomes());

    @Test
    void errorAgreesWithNumpyOverTheSameBins() {
        Calibration calibration = Calibration.equalMass(FORTY, 5);

        assertThat(calibration.bins()).extracting(Calibration.Bin::n).containsExactly(13L, 6L, 9L, 6L, 6L);
        assertThat(known(calibration.error(LEVEL)).value()).isCloseTo(0.1875, within(1e-12));
        assertThat(calibration.expectedIfCalibrated()).isCloseTo(0.12304228222378485, within(1e-12));
        assertThat(calibration.n()).isEqualTo(40);
        assertThat(calibration.bins().getFirst().observed(LEVEL)).isEqualTo(Proportion.wilson(1, 13, LEVEL));
        assertThat(calibration.bins().getFirst().meanPredicted()).isCloseTo(3.0 / 13, within(0.02));
    }

    @Test
    void theIntervalIsTheTriangleInequalityByHand() {
        // one bin: 100 examples, 20 seen, 50 predicted; share 21/102, reach of the half normal at 95 %
        Figure.Known error = known(new Calibration(List.of(new Calibration.Bin(100, 50, 20, 20))).error(LEVEL));
        double sd = Math.sqrt(21.0 / 102 * 81 / 102 / 100);
        double reach = sd * (Math.sqrt(2 / Math.PI) + 1.6448536269514722 * Math.sqrt(1 - 2 / Math.PI));

        assertThat(error.value()).isCloseTo(0.3, within(1e-12));
        assertThat(error.low()).isCloseTo(0.3 - reach, within(1e-9));
        assertThat(error.high()).isCloseTo(0.3 + reach, within(1e-9));
    }

    @Test
    void slopeAgreesWithScipy() {
        // scipy.optimize on the likelihood, sandwich by numpy: errors 0.36678648 and 0.45344084
        CalibrationSlope slope = CalibrationSlope.of(BinaryScoresTest.SCORES, BinaryScoresTest.outcomes(), LEVEL);

        Figure.Known line = known(slope.slope());
        assertThat(line.value()).isCloseTo(1.14694843, within(1e-6));
        assertThat(line.high() - line.value()).isCloseTo(1.959964 * 0.45344084, within(1e-5));
        Figure.Known intercept = known(slope.intercept());
        assertThat(intercept.value()).isCloseTo(-0.35819185, within(1e-6));
        assertThat(intercept.value() - intercept.low()).isCloseTo(1.959964 * 0.36678648, within(1e-5));
    }

    @Test
    void whereThereIsNoSlopeItIsSaidWhy() {
        boolean[] both = {true, false, true, false};
        assertSlopeUndefined(new double[] {0.2, 0.2, 0.2, 0.2}, both, "all alike");
        assertSlopeUndefined(new double[] {0.9, 0.1, 0.8, 0.2}, both, "part the outcomes");
        assertSlopeUndefined(new double[] {0.9, 0, 0.8, 0.2}, both, "infinite odds");
        assertSlopeUndefined(new double[] {0.9, 0.4}, new boolean[] {true, true}, "no negatives");
        assertSlopeUndefined(new double[] {0.9, 0.4}, new boolean[] {false, false}, "no positives");
        assertSlopeUndefined(new double[0], new boolean[0], "no cases");
    }

    @Test
    void binsAreCheckedAndMayBeNone() {
        assertThat(new Calibration(List.of()).error(LEVEL)).isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(new Calibration(List.of()).expectedIfCalibrated()).isNaN();
        assertThatThrownBy(() -> Calibration.equalMass(FORTY, 0)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> new Calibration.Bin(2, 3, 0, 1)).hasMessageContaining("predicted 3.0");
        assertThatThrownBy(() -> new Calibration.Bin(2, 1, 1, 1)).hasMessageContaining("variance (1.0)");
        assertThatThrownBy(() -> new Calibration.Bin(2, 1, 0.1, 3)).hasMessageContaining("positives 3");
    }

    @Test
    @Tag("simulation")
    void aRightModelHasTheErrorThatIsExpectedOfIt() {
        SplittableRandom random = new SplittableRandom(1);
        double seen = 0;
        double expected = 0;
        int slopeCovered = 0;
        int errorCovered = 0;
        int repetitions = 400;
        for (int i = 0; i < repetitions; i++) {
            double[] p = random.doubles(600, 0.02, 0.98).toArray();
            boolean[] outcomes = new boolean[600];
            for (int j = 0; j < 600; j++) {
                outcomes[j] = random.nextDouble() < p[j];
            }
            Calibration calibration = Calibration.equalMass(BinaryScores.of(p, outcomes), 10);
            seen += known(calibration.error(LEVEL)).value();
            errorCovered += known(calibration.error(LEVEL)).low() == 0 ? 1 : 0;
            expected += calibration.expectedIfCalibrated();
            slopeCovered +=
                    Covering.covers(CalibrationSlope.of(p, outcomes, LEVEL).slope(), 1) ? 1 : 0;
        }
        assertThat(seen / repetitions).isCloseTo(expected / repetitions, within(0.0015));
        assertThat(seen / repetitions)
                .as("far from the 0 that a naive reader expects")
                .isGreaterThan(0.03);
        assertThat(errorCovered).isGreaterThan((int) (repetitions * Covering.least(repetitions, 0)));
        assertThat((double) slopeCovered / repetitions).isGreaterThan(Covering.least(repetitions, 0.005));
    }

    private static void assertSlopeUndefined(double[] p, boolean[] outcomes, String reason) {
        assertThat(CalibrationSlope.of(p, outcomes, LEVEL).slope())
                .isInstanceOfSatisfying(
                        Figure.Undefined.class,
                        none -> assertThat(none.reason()).contains(reason));
    }
}
