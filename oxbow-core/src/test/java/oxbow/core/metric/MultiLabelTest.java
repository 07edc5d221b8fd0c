package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MultiLabelTest {
    private static final double LEVEL = 0.95;
    private static final boolean[] TRUTHS = bits("110010011000101111");
    private static final boolean[] PREDICTED = bits("100011011000101101");

    @Test
    void valuesByHand() {
        // rows of three: 110/100, 010/011, 011/011, 000/000, 101/101, 111/101
        MultiLabel sums = MultiLabel.of(TRUTHS, PREDICTED, 3);

        assertThat(sums.subsetAccuracy(LEVEL)).isEqualTo(Proportion.wilson(3, 6, LEVEL));
        assertThat(known(sums.hammingLoss(LEVEL)).value()).isCloseTo(3.0 / 18, within(1e-12));
        assertThat(known(sums.microF1(LEVEL)).value()).isCloseTo(16.0 / 19, within(1e-12));
        assertThat(known(sums.meanJaccard(LEVEL)).value())
                .isCloseTo((0.5 + 0.5 + 1 + 1 + 1 + 2.0 / 3) / 6, within(1e-12));
        assertThat(known(sums.microF1(LEVEL)).n()).isEqualTo(6);
    }

    @Test
    void macroIsTheMeanOfTheLabels() {
        boolean[] truths = new boolean[18 * 10];
        boolean[] predicted = new boolean[18 * 10];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = TRUTHS[i % 18];
            predicted[i] = PREDICTED[i % 18];
        }
        double first = 2.0 * 3 / (3 + 3);
        double second = 2.0 * 2 / (4 + 2);
        double third = 2.0 * 3 / (3 + 4);

        Figure.Known macro = known(MultiLabel.macroF1(truths, predicted, 3, LEVEL, Bootstrap.seeded(1)));
        assertThat(macro.value()).isCloseTo((first + second + third) / 3, within(1e-12));
        assertThat(macro.n()).isEqualTo(60);
        assertThat(MultiLabel.macroF1(new boolean[4], new boolean[4], 2, LEVEL, Bootstrap.seeded(1)))
                .isEqualTo(new Figure.Undefined("the statistic is undefined for these cases", 2));
    }

    @Test
    void mergeEqualsOnePass() {
        MultiLabel whole = MultiLabel.of(TRUTHS, PREDICTED, 3);
        MultiLabel merged = MultiLabel.of(Arrays.copyOf(TRUTHS, 6), Arrays.copyOf(PREDICTED, 6), 3)
                .merge(MultiLabel.of(Arrays.copyOfRange(TRUTHS, 6, 18), Arrays.copyOfRange(PREDICTED, 6, 18), 3));

        assertThat(merged.subsetAccuracy(LEVEL)).isEqualTo(whole.subsetAccuracy(LEVEL));
        assertThat(known(merged.microF1(LEVEL)).low())
                .isCloseTo(known(whole.microF1(LEVEL)).low(), within(1e-12));
        assertThat(known(merged.meanJaccard(LEVEL)).high())
                .isCloseTo(known(whole.meanJaccard(LEVEL)).high(), within(1e-12));
        assertThat(MultiLabel.ofBytes(whole.toBytes())).isEqualTo(whole);
        assertThat(whole.toBytes()).hasSize(5 + 17 + 41 + 17).startsWith(8, 1, 18, 12, 6, 12);
        assertThatThrownBy(() -> MultiLabel.of(TRUTHS, PREDICTED, 4)).hasMessageContaining("rows of 4");
    }

    private static boolean[] bits(String text) {
        boolean[] bits = new boolean[text.length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = text.charAt(i) == '1';
        }
        return bits;
    }
}
