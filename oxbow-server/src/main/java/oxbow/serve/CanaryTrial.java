package oxbow.serve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.core.sequential.Direction;
import oxbow.core.sequential.RateRatioTest;
import oxbow.core.sequential.SampleRatioTest;
import oxbow.record.Arm;

/// Candidate against champion on different keys.
///
/// **One vote per key.** The unit that is assigned is the key, so the unit that is counted is the key:
/// - a key is counted as *assigned* at its first request, with the arm and weight of that request;
/// - it is counted as *labelled* at its first labelled request, likewise;
/// - it votes in the test of error rates at its first error, with the arm and weight of that request, and never
///   again.
///
/// **Why that is valid.** The hash of a key is uniform and independent of everything but the arm. If the candidate
/// errs exactly as often as the champion, whatever happened before a key's first error does not depend on its
/// hash, so that error falls to the candidate with the odds w : 1 − w of the weight in force at its assignment,
/// however the weight is moved and however the errors of one key hang together. That is what [RateRatioTest]
/// asks for. New keys are independent draws at the weight of their first request, as [SampleRatioTest] asks
/// for. Errors of a key that come in bursts count once.
///
/// Requests assigned at weight 0 or 1 were not drawn and are counted, but are no evidence.
final class CanaryTrial implements Trial {

    private static final int ASSIGNED = 1;
    private static final int LABELLED = 2;
    private static final int VOTED = 4;
    private static final int JUDGED = 8;
    private static final int CANARY_LABELLED = 16;
    private static final int CANARY_ERROR = 32;
    private static final int CHAMPION_LABELLED = 64;
    private static final int CHAMPION_ERROR = 128;

    private final Map<String, Integer> keys = new HashMap<>();
    private final Set<String> stepKeys = new HashSet<>();
    private RateRatioTest worse;
    private RateRatioTest better;
    private SampleRatioTest assigned = SampleRatioTest.of();
    private SampleRatioTest labelled = SampleRatioTest.of();
    private ArmTally canary = ArmTally.NONE;
    private ArmTally champion = ArmTally.NONE;
    private long judgedKeys;
    private long stepSnapshot;
    private long firstAt;
    private long lastAt;

    CanaryTrial(Plan plan, long stepSnapshot) {
        this.worse = RateRatioTest.of(Direction.WORSE, Math.max(1, plan.margin()));
        this.better = RateRatioTest.of(Direction.BETTER, plan.margin());
        this.stepSnapshot = stepSnapshot;
    }

    @Override
    public void step(long snapshot) {
        stepSnapshot = snapshot;
        stepKeys.clear();
    }

    @Override
    public void judge(Ballot ballot) {
        boolean toCanary = ballot.arm() == Arm.CANARY;
        int before = keys.getOrDefault(ballot.key(), 0);
        int now = before | ASSIGNED | flags(ballot, toCanary);
        keys.put(ballot.key(), now);
        int fresh = now & ~before;
        if (ballot.weight() > 0 && ballot.weight() < 1) {
            weigh(ballot, fresh, toCanary);
        }
        count(ballot, fresh, toCanary);
        if ((fresh & JUDGED) != 0) {
            judgedKeys++;
        }
        if ((now & JUDGED) != 0 && isJudged(ballot) && ballot.snapshot() >= stepSnapshot) {
            stepKeys.add(ballot.key());
        }
        firstAt = firstAt == 0 ? ballot.at() : firstAt;
        lastAt = ballot.at();
    }

    private static boolean isJudged(Ballot ballot) {
        return ballot.isLabelled() || ballot.isError();
    }

    private static int flags(Ballot ballot, boolean toCanary) {
        int flags = 0;
        if (ballot.isLabelled()) {
            flags |= LABELLED | (toCanary ? CANARY_LABELLED : CHAMPION_LABELLED);
        }
        if (ballot.isError()) {
            flags |= VOTED | (toCanary ? CANARY_ERROR : CHAMPION_ERROR);
        }
        return isJudged(ballot) ? flags | JUDGED : flags;
    }

    private void weigh(Ballot ballot, int fresh, boolean toCanary) {
        if ((fresh & ASSIGNED) != 0) {
            assigned = assigned.assigned(toCanary, ballot.weight());
        }
        if ((fresh & LABELLED) != 0) {
            labelled = labelled.assigned(toCanary, ballot.weight());
        }
        if ((fresh & VOTED) != 0) {
            worse = worse.error(toCanary, ballot.weight());
            better = better.error(toCanary, ballot.weight());
        }
    }

    private void count(Ballot ballot, int fresh, boolean toCanary) {
        boolean newKey = (fresh & ASSIGNED) != 0;
        if (toCanary) {
            canary = canary.plus(ballot, newKey, (fresh & CANARY_LABELLED) != 0, (fresh & CANARY_ERROR) != 0);
        } else {
            champion = champion.plus(ballot, newKey, (fresh & CHAMPION_LABELLED) != 0, (fresh & CHAMPION_ERROR) != 0);
        }
    }

    @Override
    public Tally tally() {
        return new Tally(
                canary,
                champion,
                judgedKeys,
                stepKeys.size(),
                worse.eValue(),
                better.eValue(),
                Math.max(assigned.eValue(), labelled.eValue()),
                Optional.empty(),
                0,
                Optional.empty(),
                firstAt,
                lastAt);
    }
}
