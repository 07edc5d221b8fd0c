package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final double LEVEL = 0.95;

    /// The worked example with predicted rows (905, 18 / 9, 68).
    private static final ConfusionMatrix EXAMPLE = ConfusionMatrix.builder(List.of("fine", "defect"))
            .add(0, 0, 905)
            .add(1, 0, 18)
            .add(0, 1, 9)
            .add(1, 1, 68)
            .build();

    @Test
    void theWorkedExampleComesOut() {
        assertThat(EXAMPLE.n()).isEqualTo(1_000);
        assertThat(EXAMPLE.cells()).containsExactly(905L, 9L, 18L, 68L);
        assertThat(EXAMPLE.truths(1)).isEqualTo(86);
        assertThat(EXAMPLE.predictions(1)).isEqualTo(77);
        assertFigure(EXAMPLE.precision(1, LEVEL), 0.883, 77);
        assertFigure(EXAMPLE.recall(1, LEVEL), 0.791, 86);
        assertFigure(EXAMPLE.f1(1, LEVEL), 0.834, 95);
        assertFigure(EXAMPLE.accuracy(LEVEL), 0.973, 1_000);
        assertFigure(EXAMPLE.majorityBaseline(LEVEL), 0.914, 1_000);
    }

    @Test
    void precisionOfAClassThatIsNeverPredictedIsUndefined() {
        ConfusionMatrix matrix = ConfusionMatrix.builder(List.of("0", "1", "2"))
                .add(0, 0, 97)
                .add(1, 0, 3)
                .build();

        assertThat(matrix.precision(1, LEVEL)).isEqualTo(new Figure.Undefined("no predictions of \"1\"", 0));
        assertThat(matrix.recall(2, LEVEL)).isEqualTo(new Figure.Undefined("no examples of \"2\"", 0));
        assertThat(matrix.f1(2, LEVEL)).isEqualTo(new Figure.Undefined("\"2\" neither occurs nor is predicted", 0));
        assertFigure(matrix.f1(1, LEVEL), 0, 3);
        assertFigure(matrix.accuracy(LEVEL), 0.97, 100);
        assertThat(matrix.accuracy(LEVEL)).isEqualTo(matrix.majorityBaseline(LEVEL));
        assertThat(ConfusionMatrix.builder(List.of("a")).build().accuracy(LEVEL))
                .isInstanceOf(Figure.Undefined.class);
    }

    @Test
    void mergeEqualsOnePass() {
        SplittableRandom random = new SplittableRandom(1);
        List<String> classes = List.of("a", "b", "c", "d");
        ConfusionMatrix.Builder whole = ConfusionMatrix.builder(classes);
        ConfusionMatrix.Builder first = ConfusionMatrix.builder(classes);
        ConfusionMatrix.Builder second = ConfusionMatrix.builder(classes);
        for (int i = 0; i < 5_000; i++) {
            int truth = random.nextInt(4);
            int predicted = random.nextInt(4);
            whole.add(truth, predicted);
            (i < 100 ? first : second).add(truth, predicted);
        }

        assertThat(first.build().merge(second.build())).isEqualTo(whole.build());
        assertThat(whole.build().n()).isEqualTo(5_000);
    }

    @Test
    void theIntervalOfF1Covers() {
        SplittableRandom random = new SplittableRandom(2);
        double truth = 2 * 0.12 / (2 * 0.12 + 0.03 + 0.05);
        int covered = 0;
        for (int i = 0; i < 1_000; i++) {
            ConfusionMatrix.Builder builder = ConfusionMatrix.builder(List.of("no", "yes"));
            for (int example = 0; example < 400; example++) {
                double u = random.nextDouble();
                builder.add(u < 0.12 || u > 0.95 ? 1 : 0, u < 0.15 ? 1 : 0);
            }
            Figure f1 = builder.build().f1(1, LEVEL);
            covered += f1 instanceof Figure.Known known && known.low() <= truth && truth <= known.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(925, 975);
    }

    @Test
    void shapesThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "a"), List.of(1L, 2L, 3L, 4L)))
                .hasMessageContaining("distinct");
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a"), List.of(1L, 2L)))
                .hasMessageContaining("2 cells");
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a"), List.of(-1L)))
                .hasMessageContaining("(-1)");
        assertThatThrownBy(() -> EXAMPLE.precision(2, LEVEL)).hasMessageContaining("index (2)");
        assertThatThrownBy(() -> ConfusionMatrix.builder(List.of("a")).add(0, 1))
                .hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> EXAMPLE.merge(
                        ConfusionMatrix.builder(List.of("defect", "fine")).build()))
                .hasMessageContaining("the same");
    }

    private static void assertFigure(Figure figure, double value, long n) {
        assertThat(figure).isInstanceOfSatisfying(Figure.Known.class, known -> {
            assertThat(known.value()).isCloseTo(value, within(5e-4));
            assertThat(known.n()).isEqualTo(n);
            assertThat(known.value()).isBetween(known.low(), known.high());
        });
    }
}
