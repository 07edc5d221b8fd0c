package oxbow.serve;

import oxbow.core.metric.Figure;
import oxbow.core.metric.PairedOutcome;
import oxbow.serve.Evidence.ArmEvidence;
import oxbow.serve.Evidence.PairedEvidence;

/// Turns tallies into the evidence that people see, every figure with its n and interval.
final class Figures {

    private static final double LEVEL = 0.95;

    private Figures() {}

    static Evidence evidence(Tally tally) {
        ArmTally canary = tally.canary();
        long unlabelled = canary.requests() - canary.labelledRequests() - canary.failures();
        return new Evidence(
                tally.judgedKeys(),
                tally.stepKeys(),
                arm(canary),
                arm(tally.champion()),
                tally.eWorse(),
                tally.eBetter(),
                tally.eSampleRatio(),
                tally.paired().map(Figures::paired),
                unlabelled,
                tally.waitingCanary());
    }

    private static ArmEvidence arm(ArmTally arm) {
        return new ArmEvidence(
                arm.assigned(),
                arm.labelled(),
                arm.errors(),
                arm.errorRate(),
                arm.requests(),
                arm.labelledRequests(),
                arm.wrongRequests(),
                arm.failures());
    }

    private static PairedEvidence paired(Tally.Pairs pairs) {
        PairedOutcome outcome = new PairedOutcome(
                pairs.bothRight(), pairs.onlyChampionWrong(), pairs.onlyCandidateWrong(), pairs.bothWrong());
        Figure difference = outcome.difference(LEVEL);
        return new PairedEvidence(
                pairs.keys(),
                pairs.onlyCandidateWrong(),
                pairs.onlyChampionWrong(),
                pairs.bothRight(),
                pairs.bothWrong(),
                pairs.unpaired(),
                pairs.test().eCandidateBetter(),
                pairs.test().eCandidateWorse(),
                difference);
    }
}
