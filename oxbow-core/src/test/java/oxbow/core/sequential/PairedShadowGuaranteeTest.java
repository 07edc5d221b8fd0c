package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.PairedOutcome;

class PairedShadowGuaranteeTest {
    private static final double ALPHA = 0.01;
    private static final int REPETITIONS = 2_000;
    private static final double ALPHA_PLUS_3_SE = ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / REPETITIONS);

    @Test
    @Tag("simulation")
    void watchingEveryRequestRarelyFindsADifferenceThatIsNotThere() {
        int worse = 0;
        int better = 0;
        int peeking = 0;
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < REPETITIONS; i++) {
            PairedShadowTest test = PairedShadowTest.start();
            boolean foundWorse = false;
            boolean foundBetter = false;
            boolean foundByPeeking = false;
            for (int discordant = 0; discordant < 150; discordant++) {
                boolean candidateWrong = random.nextBoolean();
                test = test.add(!candidateWrong, candidateWrong);
                foundWorse |= test.eCandidateWorse() >= 1 / ALPHA;
                foundBetter |= test.eCandidateBetter() >= 1 / ALPHA;
                foundByPeeking |= mcNemar(test) <= ALPHA;
            }
            worse += foundWorse ? 1 : 0;
            better += foundBetter ? 1 : 0;
            peeking += foundByPeeking ? 1 : 0;
        }
        assertThat((double) worse / REPETITIONS).isLessThanOrEqualTo(ALPHA_PLUS_3_SE);
        assertThat((double) better / REPETITIONS).isLessThanOrEqualTo(ALPHA_PLUS_3_SE);
        assertThat((double) peeking / REPETITIONS)
                .as("the fixed-size test, read after every request, breaks its level")
                .isGreaterThan(2 * ALPHA_PLUS_3_SE);
    }

    @Test
    @Tag("simulation")
    void aRatioAtTheMarginIsRarelyCalledBeyondIt() {
        SplittableRandom random = new SplittableRandom(4);
        int verdicts = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            PairedShadowTest test = PairedShadowTest.start(1.5);
            for (int discordant = 0; discordant < 150; discordant++) {
                boolean candidateWrong = random.nextDouble() < 0.6;
                test = test.add(!candidateWrong, candidateWrong);
                if (test.eCandidateWorse() >= 1 / ALPHA) {
                    verdicts++;
                    break;
                }
            }
        }
        assertThat((double) verdicts / REPETITIONS).isLessThanOrEqualTo(ALPHA_PLUS_3_SE);
    }

    @Test
    @Tag("simulation")
    void fourToOneIsFoundAfterThePublishedRequests() {
        assertThat(medianRequests(0.04, 0.01, true)).isBetween(440.0, 600.0);
        assertThat(medianRequests(0.01, 0.04, false)).isBetween(440.0, 600.0);
        assertThat(ExpectedWait.requestsToPairedVerdict(0.04, 0.01, ALPHA)).isBetween(440L, 600L);
        assertThat(ExpectedWait.requestsToPairedVerdict(0.01, 0.04, ALPHA)).isBetween(440L, 600L);
    }

    @Test
    @Tag("simulation")
    void threeToTwoIsFoundAfterThePublishedRequests() {
        assertThat((double) ExpectedWait.requestsToPairedVerdict(0.03, 0.02, ALPHA))
                .isCloseTo(5_120, within(512.0));
    }

    @Test
    void theEvidenceIsTheMixtureWorkedByHand() {
        // one discordance against the candidate: the mean of θ over (½, 1) against ½ is 3/2
        assertThat(PairedShadowTest.start().add(false, true).eCandidateWorse()).isCloseTo(1.5, within(1e-12));
        assertThat(PairedShadowTest.start().add(false, true).eCandidateBetter()).isCloseTo(0.5, within(1e-12));
        assertThat(PairedShadowTest.start().eCandidateWorse()).isCloseTo(1, within(1e-12));
    }

    @Test
    void agreementIsNoEvidence() {
        PairedShadowTest test =
                PairedShadowTest.start().add(true, true).add(false, false).add(true, false);

        assertThat(test).isEqualTo(new PairedShadowTest(0, 1, 2, 1));
        assertThat(test.n()).isEqualTo(3);
        assertThat(test.eCandidateBetter()).isEqualTo(new PairedShadowTest(0, 1, 0, 1).eCandidateBetter());
    }

    @Test
    void bothSidesMirrorEachOther() {
        assertThat(new PairedShadowTest(7, 30, 0, 1).eCandidateBetter())
                .isCloseTo(new PairedShadowTest(30, 7, 0, 1).eCandidateWorse(), within(1e-6));
        assertThat(new PairedShadowTest(100_000, 0, 0, 1).eCandidateWorse()).isEqualTo(Double.MAX_VALUE);
        assertThatThrownBy(() -> PairedShadowTest.start(-1)).hasMessageContaining("margin (-1.0)");
    }

    private static double mcNemar(PairedShadowTest test) {
        return new PairedOutcome(0, test.onlyChampionWrong(), test.onlyCandidateWrong(), 0).mcNemarExact();
    }

    private static double medianRequests(double onlyCandidateWrong, double onlyChampionWrong, boolean worse) {
        SplittableRandom random = new SplittableRandom(5);
        double[] waits = new double[501];
        for (int i = 0; i < waits.length; i++) {
            PairedShadowTest test = PairedShadowTest.start();
            double evidence = 1;
            while (evidence < 1 / ALPHA) {
                double u = random.nextDouble();
                boolean candidate = u < onlyCandidateWrong;
                boolean champion = !candidate && u < onlyCandidateWrong + onlyChampionWrong;
                test = test.add(champion, candidate);
                if (candidate || champion) {
                    evidence = worse ? test.eCandidateWorse() : test.eCandidateBetter();
                }
            }
            waits[i] = test.n();
        }
        Arrays.sort(waits);
        return waits[waits.length / 2];
    }
}
