package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.ClassAverages.Kind;

class ClassAveragesTest {
    private static final double LEVEL = 0.95;
    private static final double Z = 1.959963984540054;
    private static final List<String> ABC = List.of("a", "b", "c");
    private static final ConfusionMatrix MATRIX =
            new ConfusionMatrix(ABC, List.of(13L, 2L, 1L, 3L, 9L, 4L, 0L, 1L, 7L));
    private static final double[] SCORES = {
        0.03, 0.1, 0.34, 0.53, 0.3, 0.23, 0.38, 0.09, 0.21, 0.01, 0.09, 0.69, 0.06, 0.31, 0.13, 0.5, 0.32, 0.52, 0.1,
        0.06, 0.009901, 0.356436, 0.267327, 0.366336, 0.27, 0.24, 0.25, 0.24, 0.01, 0.59, 0.38, 0.02, 0.27, 0.56, 0.04,
        0.13, 0.03, 0.28, 0.48, 0.21, 0.27, 0.23, 0.15, 0.35, 0.06, 0.29, 0.63, 0.02
    };
    private static final int[] TRUTHS = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3};

    @Test
    void averagesAgreeWithScikitLearnAndTheirErrorsWithNumericalGradients() {
        // scikit-learn for the values, numpy differences for the standard errors
        assertFigure(ClassAverages.macro(MATRIX, Kind.PRECISION, LEVEL), 0.7152777777777778, 0.07102512388861769);
        assertFigure(ClassAverages.macro(MATRIX, Kind.RECALL, LEVEL), 0.75, 0.06546773484944447);
        assertFigure(ClassAverages.macro(MATRIX, Kind.F1, LEVEL), 0.7184523809523808, 0.07154959070715546);
        assertFigure(ClassAverages.weighted(MATRIX, Kind.PRECISION, LEVEL), 0.7416666666666667, 0.06940372070294822);
        assertFigure(ClassAverages.weighted(MATRIX, Kind.RECALL, LEVEL), 0.725, 0.0706001062326772);
        assertFigure(ClassAverages.weighted(MATRIX, Kind.F1, LEVEL), 0.7221428571428572, 0.07219972498322147);
        assertFigure(ClassAverages.kappa(MATRIX, LEVEL), 0.5833333333333333, KAPPA_ERROR);
    }

    private static final double KAPPA_ERROR = 0.10494809438570221;

    @Test
    void aClassWithoutCasesIsNamedAndNotLeftOut() {
        ConfusionMatrix matrix = new ConfusionMatrix(ABC, List.of(3L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L));

        assertThat(ClassAverages.macro(matrix, Kind.PRECISION, LEVEL))
                .isEqualTo(new Figure.Undefined("no predictions of \"b\"", 4));
        assertThat(ClassAverages.macro(matrix, Kind.RECALL, LEVEL))
                .isEqualTo(new Figure.Undefined("no examples of \"c\"", 4));
        assertThat(ClassAverages.macro(matrix, Kind.F1, LEVEL))
                .isEqualTo(new Figure.Undefined("\"c\" neither occurs nor is predicted", 4));
        assertThat(known(ClassAverages.weighted(matrix, Kind.RECALL, LEVEL)).value())
                .isEqualTo(0.75);
        ConfusionMatrix one = new ConfusionMatrix(ABC, List.of(3L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        assertThat(ClassAverages.kappa(one, LEVEL)).isEqualTo(new Figure.Undefined("only one class occurs", 3));
        ConfusionMatrix none = ConfusionMatrix.builder(ABC).build();
        assertThat(ClassAverages.kappa(none, LEVEL)).isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(ClassAverages.weighted(none, Kind.F1, LEVEL)).isEqualTo(new Figure.Undefined("no cases", 0));
    }

    @Test
    void aPerfectMatrixStillHasAnInterval() {
        ConfusionMatrix matrix = new ConfusionMatrix(ABC, List.of(4L, 0L, 0L, 0L, 3L, 0L, 0L, 0L, 3L));
        Figure.Known macro = known(ClassAverages.macro(matrix, Kind.F1, LEVEL));

        assertThat(macro.value()).isEqualTo(1);
        assertThat(macro.low()).isBetween(0.5, 0.9);
    }

    @Test
    void scoresAgreeWithScikitLearn() {
        ClassScores scores = ClassScores.of(SCORES, TRUTHS, 4);

        assertThat(known(scores.topK(2, LEVEL)).value()).isEqualTo(0.5);
        assertThat(known(scores.logLoss(LEVEL)).value()).isCloseTo(1.9948434059019557, within(1e-5));
        assertThat(scores.macroAuc(LEVEL, Bootstrap.seeded(1)))
                .as("twelve examples of four classes lose a class too often")
                .isInstanceOf(Figure.Undefined.class);
        double[] fourTimes = new double[4 * 48];
        int[] truths = new int[48];
        for (int i = 0; i < fourTimes.length; i++) {
            fourTimes[i] = SCORES[i % 48];
            truths[i % 48] = TRUTHS[i % 12];
        }
        ClassScores more = ClassScores.of(fourTimes, truths, 4);
        assertThat(known(more.macroAuc(LEVEL, Bootstrap.seeded(1))).value())
                .isCloseTo(0.41666666666666663, within(1e-12));
        assertThat(known(scores.topK(4, LEVEL)).value()).isEqualTo(1);
    }

    @Test
    void scoresThatSayNothingEarnNothing() {
        ClassScores constant = ClassScores.of(new double[] {0.5, 0.5, 0.5, 0.5}, new int[] {0, 1}, 2);
        assertThat(known(constant.topK(1, LEVEL)).value()).isZero();
        ClassScores sure = ClassScores.of(new double[] {0, 1, 0, 1}, new int[] {0, 1}, 2);
        assertThat(sure.logLoss(LEVEL)).isEqualTo(new Figure.Undefined("1 outcomes were given probability 0", 2));
        assertThat(ClassScores.of(new double[] {0, 1}, new int[] {0}, 2).macroAuc(LEVEL, Bootstrap.seeded(1)))
                .isEqualTo(new Figure.Undefined("class 0 always occurs", 1));
        assertThatThrownBy(() -> ClassScores.of(new double[] {0.1, 0.1}, new int[] {0}, 2)
                        .logLoss(LEVEL))
                .hasMessageContaining("add up to 1");
        assertThatThrownBy(() -> ClassScores.of(SCORES, TRUTHS, 3)).hasMessageContaining("(48)");
        assertThatThrownBy(() -> sure.topK(3, LEVEL)).hasMessageContaining("(3)");
        assertThatThrownBy(() -> ClassScores.of(new double[2], new int[] {2}, 2))
                .hasMessageContaining("(2)");
    }

    @Test
    void storedMatricesComeBackAndHaveFixedBytes() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("a"), List.of(3L));
        assertThat(matrix.toBytes()).containsExactly(8, 1, 6, 2, 2, 'a', 2, 6);
        assertThat(ConfusionMatrix.ofBytes(MATRIX.toBytes())).isEqualTo(MATRIX);
        assertThatThrownBy(() -> ConfusionMatrix.ofBytes(new byte[] {8, 1, 6, 2, 2, 'a', 2, 5}))
                .hasMessageContaining("must not be below 0");
        PairedOutcome outcome = new PairedOutcome(1, 2, 3, 4);
        assertThat(outcome.toBytes()).containsExactly(8, 1, 8, 2, 4, 6, 8);
        assertThat(PairedOutcome.ofBytes(outcome.toBytes())).isEqualTo(outcome);
    }

    @Test
    @Tag("simulation")
    void averagesAndKappaCover() {
        int repetitions = 1_500;
        double[] cells = {0.4, 0.05, 0.05, 0.05, 0.2, 0.05, 0.02, 0.03, 0.15};
        double macro = (2 * 0.4 / 0.97 + 2 * 0.2 / 0.58 + 2 * 0.15 / 0.45) / 3;
        double chance = 0.5 * 0.47 + 0.3 * 0.28 + 0.2 * 0.25;
        double kappa = (0.75 - chance) / (1 - chance);

        assertThat(Covering.share(
                        repetitions, 1, macro, random -> ClassAverages.macro(sample(random, cells), Kind.F1, LEVEL)))
                .isGreaterThan(Covering.least(repetitions, 0.01));
        assertThat(Covering.share(repetitions, 2, kappa, random -> ClassAverages.kappa(sample(random, cells), LEVEL)))
                .isGreaterThan(Covering.least(repetitions, 0.01));
    }

    private static ConfusionMatrix sample(SplittableRandom random, double[] cells) {
        ConfusionMatrix.Builder builder = ConfusionMatrix.builder(ABC);
        for (int i = 0; i < 300; i++) {
            double u = random.nextDouble();
            int cell = 0;
            while (cell < 8 && u >= cells[cell]) {
                u -= cells[cell++];
            }
            builder.add(cell / 3, cell % 3);
        }
        return builder.build();
    }

    private static void assertFigure(Figure figure, double value, double error) {
        Figure.Known known = known(figure);
        assertThat(known.value()).isCloseTo(value, within(1e-12));
        assertThat(known.value() - known.low()).isCloseTo(Z * error, within(1e-6));
        assertThat(known.high() - known.value()).isCloseTo(Z * error, within(1e-6));
    }
}
