package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.Figure;
import oxbow.core.profile.FrozenBins;

class UnlabelledAccuracyTest {
    private static final ScoreCalibration TWO_BINS =
            new ScoreCalibration(new FrozenBins(List.of(0.5)), List.of(100L, 300L, 0L), List.of(60L, 270L, 0L));

    @Test
    void theEstimateWeighsTheSharesByWhereScoresLieNow() {
        Figure.Known figure = (Figure.Known) TWO_BINS.accuracy(new double[] {0.1, 0.2, 0.3, 0.9, Double.NaN}, 0.95);

        assertThat(figure.n()).isEqualTo(4);
        assertThat(figure.value()).isCloseTo(0.75 * 0.6 + 0.25 * 0.9, within(1e-12));
        double low = 61.0 / 102 * 41 / 102;
        double high = 271.0 / 302 * 31 / 302;
        double variance = 0.5625 * low / 100 + 0.0625 * high / 300 + 0.75 * low / 4 + 0.25 * high / 4;
        assertThat(figure.value() - figure.low()).isCloseTo(1.959963984540054 * Math.sqrt(variance), within(1e-9));
        assertThat(figure.high()).isEqualTo(1);
        assertThat(TWO_BINS.accuracy(new double[] {Double.NaN}, 0.95))
                .isEqualTo(new Figure.Undefined("no scores like those of the reference", 0));
    }

    @Test
    void scoresBeyondTheReferenceAreJudgedByTheNearest() {
        ScoreCalibration calibration = ScoreCalibration.of(
                new double[] {0.2, 0.3, 0.6, 0.7, Double.NaN}, new boolean[] {true, false, true, true, false}, 2);
        assertThat(calibration.bin(0.0)).isEqualTo(calibration.bin(0.2));
        assertThat(calibration.bin(0.99)).isEqualTo(calibration.bin(0.7));
        assertThat(calibration.bin(Double.NaN)).isEqualTo(calibration.bins().size());
        assertThat(TWO_BINS.bin(Double.NaN)).isEqualTo(-1);
        assertThat(calibration.rows().stream().mapToLong(Long::longValue).sum()).isEqualTo(5);
        assertThat(calibration.right().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(3);
    }

    @Test
    @Tag("simulation")
    void theIntervalHoldsUnderCovariateShift() {
        int held = 0;
        int streams = 500;
        for (int stream = 0; stream < streams; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            ScoreCalibration calibration = reference(random, 3_000);
            double[] scores = new double[500];
            int right = 0;
            for (int row = 0; row < scores.length; row++) {
                scores[row] = 1 - 0.7 * random.nextDouble() * random.nextDouble();
                right += random.nextDouble() < meaning(scores[row]) ? 1 : 0;
            }
            Figure.Known figure = (Figure.Known) calibration.accuracy(scores, 0.95);
            double truth = right / 500.0;
            held += figure.low() <= truth && truth <= figure.high() ? 1 : 0;
        }
        assertThat(held).as("of 500 at 95 %").isGreaterThanOrEqualTo(460);
    }

    @Test
    @Tag("simulation")
    void anUnbrokenAssumptionIsSeldomCalledBrokenAndABrokenOneSoon() {
        int wrongly = 0;
        long latest = 0;
        for (int stream = 0; stream < 150; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            CalibrationCheck check = new CalibrationCheck(reference(random, 2_000), 0.01);
            for (int row = 0; row < 2_000; row++) {
                double score = 0.5 + 0.5 * Math.sqrt(random.nextDouble());
                check.observe(score, random.nextDouble() < meaning(score));
            }
            wrongly += check.evidence() >= 20 ? 1 : 0;
            CalibrationCheck broken = new CalibrationCheck(reference(random, 5_000), 0.01);
            while (broken.evidence() < 20) {
                double score = 0.5 + 0.5 * random.nextDouble();
                broken.observe(score, random.nextDouble() < meaning(score) - 0.2);
            }
            latest = Math.max(latest, broken.labels());
        }
        assertThat(wrongly).as("of 150 at .05 + .01, + 3 SE").isLessThanOrEqualTo(17);
        assertThat(latest).as("labels until a loss of .2 is called").isLessThanOrEqualTo(1_500);
    }

    @Test
    @Tag("simulation")
    void withoutTheErrorOfTheCalibrationTheCheckWouldBreakItsLevel() {
        int wrongly = 0;
        for (int stream = 0; stream < 200; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            ScoreCalibration learned = reference(random, 500);
            CalibrationCheck plain = new CalibrationCheck(
                    new ScoreCalibration(
                            learned.bins(),
                            learned.rows().stream().map(rows -> rows * 10_000).toList(),
                            learned.right().stream()
                                    .map(right -> right * 10_000)
                                    .toList()),
                    0.01);
            for (int row = 0; row < 3_000; row++) {
                double score = 0.5 + 0.5 * random.nextDouble();
                plain.observe(score, random.nextDouble() < meaning(score));
            }
            wrongly += plain.evidence() >= 20 ? 1 : 0;
        }
        assertThat(wrongly).as("of 200 at .06").isGreaterThan(60);
    }

    @Test
    void theAnswerIsEstimatedBrokenOrCannotTell() {
        CalibrationCheck check = new CalibrationCheck(TWO_BINS, 0.01);
        double[] scores = {0.9, 0.8};
        assertThat(UnlabelledAccuracy.of(TWO_BINS, check, scores, 0.95, 0.05))
                .isInstanceOfSatisfying(UnlabelledAccuracy.Estimated.class, estimated -> {
                    assertThat(estimated.accuracy().value()).isCloseTo(0.9, within(1e-12));
                    assertThat(estimated.labels()).isZero();
                    assertThat(estimated.evidence()).isEqualTo(1);
                });
        for (int label = 0; label < 40; label++) {
            check.observe(0.9, false);
            check.observe(Double.NaN, true);
        }
        assertThat(UnlabelledAccuracy.of(TWO_BINS, check, scores, 0.95, 0.05))
                .isInstanceOfSatisfying(UnlabelledAccuracy.AssumptionBroken.class, broken -> {
                    assertThat(broken.evidence()).isGreaterThan(20);
                    assertThat(((Figure.Known) broken.labelled()).value()).isZero();
                    assertThat(broken.labelled().n()).isEqualTo(40);
                });
        CalibrationCheck fresh = new CalibrationCheck(TWO_BINS, 0.01);
        assertThat(UnlabelledAccuracy.of(TWO_BINS, fresh, new double[0], 0.95, 0.05))
                .isInstanceOf(UnlabelledAccuracy.CannotTell.class);
        assertThatThrownBy(() -> UnlabelledAccuracy.of(TWO_BINS, fresh, scores, 0.95, 5))
                .hasMessageContaining("probability (5.0)");
        assertThatThrownBy(() -> TWO_BINS.accuracy(scores, 95)).hasMessageContaining("level (95.0)");
    }

    @Test
    void aStoredCheckGoesOnExactly() {
        CalibrationCheck straight = new CalibrationCheck(TWO_BINS, 0.01);
        CalibrationCheck interrupted = new CalibrationCheck(TWO_BINS, 0.01);
        assertThat(HexFormat.of().formatHex(Arrays.copyOf(straight.toBytes(), 16)))
                .isEqualTo("0701087b14ae47e17a843f0000000000");
        SplittableRandom random = new SplittableRandom(1);
        for (int label = 0; label < 200; label++) {
            double score = random.nextDouble();
            boolean right = random.nextBoolean();
            straight.observe(score, right);
            interrupted.observe(score, right);
            interrupted = CalibrationCheck.ofBytes(interrupted.toBytes(), TWO_BINS);
        }
        assertThat(interrupted.toBytes()).isEqualTo(straight.toBytes());
        assertThat(straight.evidence()).isGreaterThan(1);
        byte[] whole = straight.toBytes();
        for (int attempt = 0; attempt < 5_000; attempt++) {
            byte[] broken = Arrays.copyOf(whole, attempt % 2 == 0 ? random.nextInt(whole.length) : whole.length);
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                CalibrationCheck.ofBytes(broken, TWO_BINS).observe(0.5, true);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> ScoreCalibration.of(new double[1], new boolean[2], 10))
                .hasMessageContaining("scores (1)");
        assertThatThrownBy(() -> new ScoreCalibration(TWO_BINS.bins(), List.of(1L), List.of(1L)))
                .hasMessageContaining("1 and 1 counts");
        assertThatThrownBy(() -> new ScoreCalibration(TWO_BINS.bins(), List.of(1L, 1L, 1L), List.of(1L, 2L, 1L)))
                .hasMessageContaining("bin 1 (2)");
    }

    private static ScoreCalibration reference(SplittableRandom random, int rows) {
        double[] scores = new double[rows];
        boolean[] right = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            scores[row] = 0.3 + 0.7 * random.nextDouble();
            right[row] = random.nextDouble() < meaning(scores[row]);
        }
        return ScoreCalibration.of(scores, right, 15);
    }

    /// An overconfident model.
    private static double meaning(double score) {
        return 0.2 + 0.7 * score;
    }
}
