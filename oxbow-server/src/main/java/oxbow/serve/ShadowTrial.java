package oxbow.serve;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.core.sequential.PairedShadowTest;
import oxbow.record.Arm;

/// Candidate beside champion on the same requests.
///
/// **One vote per key.** Requests that tell the two apart come in runs of one key, so a key votes with its first
/// labelled request that exactly one of them got wrong; later ones do not count. A key without such a request
/// counts once as agreeing.
///
/// **Why that is valid.** If neither is better, the first request of a key that tells them apart is as likely to
/// speak against the one as against the other, whatever came before; keys are independent of each other. That
/// is what [PairedShadowTest] asks for. A copy that was dropped because the shadow's queue was full is left
/// out; whether it is does not depend on how it would have been answered.
final class ShadowTrial implements Trial {

    /// Halves that wait for the other one; the oldest are given up.
    private static final int MOST_WAITING = 100_000;

    private final double margin;
    private final Map<String, Ballot> waiting = new LinkedHashMap<>();
    private final Map<String, Vote> votes = new HashMap<>();
    private final Set<String> stepKeys = new HashSet<>();
    private final Map<Vote, Long> counts = new EnumMap<>(Vote.class);
    private ArmTally canary = ArmTally.NONE;
    private ArmTally champion = ArmTally.NONE;
    private long givenUp;
    private long stepSnapshot;
    private long firstAt;
    private long lastAt;

    private enum Vote {
        BOTH_RIGHT,
        BOTH_WRONG,
        ONLY_CANDIDATE_WRONG,
        ONLY_CHAMPION_WRONG
    }

    ShadowTrial(Plan plan, long stepSnapshot) {
        this.margin = plan.margin();
        this.stepSnapshot = stepSnapshot;
    }

    @Override
    public void step(long snapshot) {
        stepSnapshot = snapshot;
        stepKeys.clear();
    }

    @Override
    public void judge(Ballot ballot) {
        firstAt = firstAt == 0 ? ballot.at() : firstAt;
        lastAt = ballot.at();
        Ballot other = waiting.remove(ballot.predictionId());
        if (other == null) {
            hold(ballot);
        } else if (ballot.arm() == Arm.SHADOW) {
            pair(other, ballot);
        } else {
            pair(ballot, other);
        }
    }

    private void hold(Ballot ballot) {
        waiting.put(ballot.predictionId(), ballot);
        if (waiting.size() > MOST_WAITING) {
            waiting.remove(waiting.keySet().iterator().next());
            givenUp++;
        }
    }

    private void pair(Ballot old, Ballot candidate) {
        boolean judged = old.isLabelled() || candidate.isLabelled();
        Optional<Vote> before = Optional.ofNullable(votes.get(old.key()));
        boolean newKey = judged && before.isEmpty();
        champion = champion.plus(old, newKey, newKey, false);
        canary = canary.plus(candidate, newKey, newKey, false);
        if (!judged) {
            return;
        }
        Vote vote = vote(old.isError(), candidate.isError());
        if (newKey || (before.filter(ShadowTrial::agrees).isPresent() && !agrees(vote))) {
            before.ifPresent(earlier -> counts.merge(earlier, -1L, Long::sum));
            votes.put(old.key(), vote);
            counts.merge(vote, 1L, Long::sum);
        }
        if (old.snapshot() >= stepSnapshot) {
            stepKeys.add(old.key());
        }
    }

    private static Vote vote(boolean championWrong, boolean candidateWrong) {
        if (championWrong == candidateWrong) {
            return championWrong ? Vote.BOTH_WRONG : Vote.BOTH_RIGHT;
        }
        return candidateWrong ? Vote.ONLY_CANDIDATE_WRONG : Vote.ONLY_CHAMPION_WRONG;
    }

    private static boolean agrees(Vote vote) {
        return vote == Vote.BOTH_RIGHT || vote == Vote.BOTH_WRONG;
    }

    @Override
    public Tally tally() {
        Tally.Pairs pairs = new Tally.Pairs(
                votes.size(),
                count(Vote.ONLY_CANDIDATE_WRONG),
                count(Vote.ONLY_CHAMPION_WRONG),
                count(Vote.BOTH_RIGHT),
                count(Vote.BOTH_WRONG),
                waiting.size() + givenUp,
                margin);
        PairedShadowTest test = pairs.test();
        return new Tally(
                withErrors(canary, pairs.onlyCandidateWrong() + pairs.bothWrong()),
                withErrors(champion, pairs.onlyChampionWrong() + pairs.bothWrong()),
                votes.size(),
                stepKeys.size(),
                test.eCandidateWorse(),
                test.eCandidateBetter(),
                1,
                Optional.of(pairs),
                0,
                Optional.empty(),
                firstAt,
                lastAt);
    }

    private long count(Vote vote) {
        return counts.getOrDefault(vote, 0L);
    }

    private static ArmTally withErrors(ArmTally arm, long errors) {
        return new ArmTally(
                arm.assigned(),
                arm.labelled(),
                errors,
                arm.requests(),
                arm.labelledRequests(),
                arm.wrongRequests(),
                arm.failures());
    }
}
