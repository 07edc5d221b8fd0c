package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedOutcomeTest {
    private static final double LEVEL = 0.95;

    @Test
    void mcNemarIsTheBinomialTailOnBothSides() {
        assertThat(new PairedOutcome(50, 10, 2, 5).mcNemarExact()).isCloseTo(158.0 / 4096, within(1e-12));
        assertThat(new PairedOutcome(50, 2, 10, 5).mcNemarExact()).isCloseTo(158.0 / 4096, within(1e-12));
        assertThat(new PairedOutcome(9, 5, 0, 1).mcNemarExact()).isCloseTo(2.0 / 32, within(1e-12));
        assertThat(new PairedOutcome(9, 0, 0, 1).mcNemarExact()).isEqualTo(1);
        assertThat(new PairedOutcome(9, 4, 4, 1).mcNemarExact()).isEqualTo(1);
        assertThat(new PairedOutcome(9, 4, 3, 1).mcNemarExact()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theIntervalCoversAlsoWhenBothAreOftenRightTogether() {
        SplittableRandom random = new SplittableRandom(1);
        for (double[] cells : new double[][] {{0.80, 0.08, 0.03}, {0.50, 0.20, 0.20}, {0.94, 0.03, 0.01}}) {
            int covered = 0;
            for (int i = 0; i < 1_000; i++) {
                PairedOutcome outcome = sample(random, cells, 150);
                Figure.Known known = (Figure.Known) outcome.difference(LEVEL);
                covered += known.low() <= cells[1] - cells[2] && cells[1] - cells[2] <= known.high() ? 1 : 0;
            }
            assertThat(covered)
                    .as("covered of 1,000 at %s/%s", cells[1], cells[2])
                    .isBetween(930, 992);
        }
    }

    @Test
    void pairingMakesTheIntervalNarrower() {
        Figure.Known paired = (Figure.Known) new PairedOutcome(800, 60, 20, 120).difference(LEVEL);
        Figure.Known unpaired = (Figure.Known) Proportion.difference(860, 1_000, 820, 1_000, LEVEL);

        assertThat(paired.value()).isCloseTo(unpaired.value(), within(1e-12));
        assertThat(paired.high() - paired.low()).isLessThan(0.7 * (unpaired.high() - unpaired.low()));
    }

    @Test
    void swappingThePredictorsMirrorsTheInterval() {
        Figure.Known one = (Figure.Known) new PairedOutcome(70, 12, 3, 5).difference(LEVEL);
        Figure.Known other = (Figure.Known) new PairedOutcome(70, 3, 12, 5).difference(LEVEL);

        assertThat(one.value()).isEqualTo(-other.value());
        assertThat(one.low()).isCloseTo(-other.high(), within(1e-12));
        assertThat(one.high()).isCloseTo(-other.low(), within(1e-12));
    }

    @Test
    void withoutExamplesThereIsNoDifference() {
        assertThat(new PairedOutcome(0, 0, 0, 0).difference(LEVEL)).isInstanceOf(Figure.Undefined.class);
        assertThatThrownBy(() -> new PairedOutcome(0, 0, -1, 0)).hasMessageContaining("-1");
    }

    @Test
    void mergeAddsUp() {
        assertThat(new PairedOutcome(1, 2, 3, 4).merge(new PairedOutcome(10, 20, 30, 40)))
                .isEqualTo(new PairedOutcome(11, 22, 33, 44));
    }

    private static PairedOutcome sample(SplittableRandom random, double[] cells, int n) {
        long[] counts = new long[4];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            int cell = 0;
            while (cell < 3 && u >= cells[cell]) {
                u -= cells[cell++];
            }
            counts[cell]++;
        }
        return new PairedOutcome(counts[0], counts[1], counts[2], counts[3]);
    }
}
