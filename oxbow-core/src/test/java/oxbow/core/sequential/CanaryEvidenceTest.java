package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.sequential.Docket.Verdict;

class CanaryEvidenceTest {
    @Test
    void aRequestIsJudgedOnceOnTheLabelItHadAtTheAge() {
        Docket docket = new Docket(new JudgingAge(10));
        docket.assign(new Assignment(1, 1, true, 0.1, 0));
        docket.assign(new Assignment(2, 2, false, 0.1, 5));
        assertThat(docket.label(1, true, 10)).isTrue();
        assertThat(docket.label(1, false, 10)).as("the first label stays").isFalse();
        assertThat(docket.label(2, true, 15.1)).as("late").isFalse();
        assertThat(docket.label(3, true, 1)).as("unknown").isFalse();

        assertThat(docket.due(9.9)).isEmpty();
        assertThat(docket.due(10)).extracting(Docket.Judged::verdict).containsExactly(Verdict.WRONG);
        assertThat(docket.due(15)).extracting(Docket.Judged::verdict).containsExactly(Verdict.UNLABELLED);
        assertThat(docket.size()).isZero();
        assertThat(JudgingAge.ofMeanDelay(3).age()).isEqualTo(12);
        docket.assign(new Assignment(4, 4, true, 0.1, 20));
        assertThatThrownBy(() -> docket.assign(new Assignment(5, 5, true, 0.1, 19)))
                .hasMessageContaining("before");
        assertThatThrownBy(() -> docket.assign(new Assignment(4, 4, true, 0.1, 20)))
                .hasMessageContaining("twice");
    }

    @Test
    void aKeyVotesOnceWithTheWeightOfItsFirstError() {
        CanaryEvidence evidence = CanaryEvidence.start(new JudgingAge(1), 1, 10);
        evidence.assigned(new Assignment(1, 7, true, 0.1, 0));
        evidence.assigned(new Assignment(2, 7, true, 0.5, 0));
        evidence.assigned(new Assignment(3, 8, false, 1, 0));
        evidence.labelled(1, true, 0.5);
        evidence.labelled(2, true, 0.5);
        evidence.labelled(3, true, 0.5);
        evidence.advance(1);

        assertThat(evidence.worse())
                .isEqualTo(RateRatioTest.of(Direction.WORSE, 1).error(true, 0.1));
        assertThat(evidence.better())
                .isEqualTo(RateRatioTest.of(Direction.BETTER, 1).error(true, 0.1));
        assertThat(evidence.shares()).isEqualTo(SampleRatioTest.of().assigned(true, 0.1));
        assertThat(evidence.labelledShares()).isEqualTo(evidence.shares());
        assertThat(evidence.isInconclusive(0.01)).isFalse();
    }

    @Test
    void votesEndAtTheLimit() {
        KeyVotes votes = new KeyVotes(2);
        assertThat(votes.vote(1)).isTrue();
        assertThat(votes.vote(1)).isFalse();
        assertThat(votes.vote(2)).isTrue();
        assertThat(votes.isFull()).isTrue();
        assertThat(votes.vote(3)).isFalse();
        assertThat(votes.size()).isEqualTo(2);
    }

    @Test
    void readingOnFromStoredBytesEqualsOnePassExactly() {
        byte[] whole = read(false).toBytes();

        assertThat(read(true).toBytes()).isEqualTo(whole);
        assertThat(CanaryEvidence.ofBytes(whole).worse().canaryErrors()).isPositive();
        assertThat(CanaryEvidence.ofBytes(whole).toBytes()).isEqualTo(whole);
    }

    @Test
    void thinningKeepsEachLabelWithFloorOverProbability() {
        LabelThinning thinning = new LabelThinning(0.1, 42);
        int kept = 0;
        for (int i = 0; i < 10_000; i++) {
            assertThat(thinning.isKept(i, 0.1)).isTrue();
            kept += thinning.isKept(i, 0.5) ? 1 : 0;
        }
        assertThat(kept).isBetween(1_880, 2_120);
        assertThatThrownBy(() -> thinning.isKept(1, 0.05)).hasMessageContaining("floor (0.1)");
    }

    private static CanaryEvidence read(boolean interrupted) {
        SplittableRandom random = new SplittableRandom(9);
        CanaryEvidence evidence = CanaryEvidence.start(new JudgingAge(40), 1.25, 1_000);
        for (int i = 0; i < 600; i++) {
            evidence.advance(i);
            evidence.assigned(new Assignment(i, random.nextInt(200), random.nextDouble() < 0.3, 0.3, i));
            evidence.labelled(i - random.nextInt(60), random.nextDouble() < 0.3, i);
            if (interrupted && i % 50 == 7) {
                Checkpoint<CanaryEvidence> checkpoint = new Checkpoint<>(i + 1, evidence);
                evidence = Checkpoint.ofBytes(checkpoint.toBytes(), CanaryEvidence.class)
                        .state();
            }
        }
        return evidence;
    }
}
