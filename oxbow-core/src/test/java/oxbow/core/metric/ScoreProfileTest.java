package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.profile.FrozenBins;

class ScoreProfileTest {
    private static final double LEVEL = 0.95;
    private static final FrozenBins TENTHS = new FrozenBins(List.of(0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85));

    @Test
    void binsThatPartTheScoresGiveTheExactFigures() {
        ScoreProfile profile = profile(TENTHS, BinaryScoresTest.SCORES, BinaryScoresTest.outcomes());
        BinaryScores exact = BinaryScores.of(BinaryScoresTest.SCORES, BinaryScoresTest.outcomes());

        Figure.Known binned = known(profile.auc(LEVEL));
        Figure.Known auc = known(exact.auc(LEVEL));
        assertThat(binned.value()).isCloseTo(auc.value(), within(1e-12));
        assertThat(binned.low()).isCloseTo(auc.low() - profile.aucBinningError(), within(1e-9));
        assertThat(known(profile.logLoss(LEVEL)).value()).isCloseTo(0.5563198363833436, within(1e-12));
        assertThat(profile.brier(LEVEL))
                .isEqualTo(Probabilities.brier(BinaryScoresTest.SCORES, BinaryScoresTest.outcomes(), LEVEL));
        assertThat(profile.from(4))
                .isEqualTo(BinaryCounts.at(0.5, BinaryScoresTest.SCORES, BinaryScoresTest.outcomes()));
        assertThat(profile.calibration().n()).isEqualTo(40);
        assertThat(profile.n()).isEqualTo(40);
    }

    @Test
    void theExactAreaIsWithinTheStatedErrorWhateverTheBins() {
        SplittableRandom random = new SplittableRandom(1);
        boolean reached = false;
        for (int round = 0; round < 200; round++) {
            double[] scores = random.doubles(60).toArray();
            boolean[] outcomes = new boolean[60];
            for (int i = 0; i < 60; i++) {
                outcomes[i] = i == 0 || (i > 1 && random.nextDouble() < scores[i]);
            }
            ScoreProfile profile = profile(FrozenBins.uniform(0, 1, 1 + random.nextInt(20)), scores, outcomes);
            double exact = BinaryScoresTest.pairs(scores, outcomes);
            double error = Math.abs(known(profile.auc(LEVEL)).value() - exact);
            assertThat(error).isLessThanOrEqualTo(profile.aucBinningError() + 1e-12);
            reached |= error > 0.5 * profile.aucBinningError();
        }
        assertThat(reached).as("the bound is not empty").isTrue();
    }

    @Test
    void mergeEqualsOnePass() {
        SplittableRandom random = new SplittableRandom(2);
        double[] scores = random.doubles(1_000).toArray();
        boolean[] outcomes = new boolean[1_000];
        for (int i = 0; i < 1_000; i++) {
            outcomes[i] = random.nextDouble() < scores[i];
        }
        ScoreProfile whole = profile(TENTHS, scores, outcomes);
        for (int cut : new int[] {0, 1, 500, 1_000}) {
            ScoreProfile merged = profile(TENTHS, Arrays.copyOf(scores, cut), Arrays.copyOf(outcomes, cut))
                    .merge(profile(
                            TENTHS, Arrays.copyOfRange(scores, cut, 1_000), Arrays.copyOfRange(outcomes, cut, 1_000)));
            assertThat(merged.auc(LEVEL)).isEqualTo(whole.auc(LEVEL));
            assertThat(known(merged.logLoss(LEVEL)).low())
                    .isCloseTo(known(whole.logLoss(LEVEL)).low(), within(1e-12));
            assertThat(known(merged.calibration().error(LEVEL)).value())
                    .isCloseTo(known(whole.calibration().error(LEVEL)).value(), within(1e-12));
        }
        assertThatThrownBy(() -> whole.merge(profile(FrozenBins.uniform(0, 1, 2), scores, outcomes)))
                .hasMessageContaining("bins");
    }

    @Test
    void whatIsUndefinedIsNamed() {
        ScoreProfile none = ScoreProfile.builder(TENTHS).build();
        assertThat(none.auc(LEVEL)).isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(none.aucBinningError()).isZero();
        ScoreProfile impossible =
                ScoreProfile.builder(TENTHS).add(0, true).add(0.5, true).build();
        assertThat(impossible.logLoss(LEVEL)).isEqualTo(new Figure.Undefined("1 outcomes were given probability 0", 2));
        assertThat(impossible.auc(LEVEL)).isEqualTo(new Figure.Undefined("no negatives", 2));
        assertThatThrownBy(() -> ScoreProfile.builder(TENTHS).add(1.2, true)).hasMessageContaining("1.2");
    }

    @Test
    void theStoredFormIsFixedAndHostileBytesAreRefused() {
        ScoreProfile profile = profile(TENTHS, BinaryScoresTest.SCORES, BinaryScoresTest.outcomes());
        byte[] bytes = profile.toBytes();

        assertThat(ScoreProfile.ofBytes(bytes)).isEqualTo(profile);
        assertThat(Arrays.hashCode(bytes)).isEqualTo(600822115);
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 1_000; round++) {
            byte[] hostile = Arrays.copyOf(bytes, 3 + random.nextInt(bytes.length - 2));
            hostile[random.nextInt(hostile.length)] ^= (byte) random.nextInt();
            try {
                ScoreProfile.ofBytes(hostile);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("must");
            }
        }
    }

    private static ScoreProfile profile(FrozenBins bins, double[] scores, boolean[] outcomes) {
        ScoreProfile.Builder builder = ScoreProfile.builder(bins);
        for (int i = 0; i < scores.length; i++) {
            builder.add(scores[i], outcomes[i]);
        }
        return builder.build();
    }
}
