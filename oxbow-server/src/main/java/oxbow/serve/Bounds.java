package oxbow.serve;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Turns a tally into a verdict, by the bounds of a plan. Pure.
///
/// Every bound is on an e-value: the probability that it is ever reached by chance is at most its alpha, however
/// often one looks. Without data nothing is ever reached, so missing data neither fails nor promotes.
record Bounds(Plan plan) {

    static final String ADVANCE = "advance";
    static final String PROMOTE = "promote";
    static final String ROLL_BACK = "roll_back";
    static final String HOLD = "hold";
    static final String CANDIDATE_BETTER = "candidate_better";
    static final String CANDIDATE_WORSE = "candidate_worse";

    private static final String ANYTIME = "anytime";
    /// Two tests, of keys and of labelled keys, at half of 1 % each.
    private static final double SAMPLE_RATIO_BOUND = 2 / 0.01;
    /// Nothing advances on a split in doubt: where one arm's labels are missing, its errors are too, and it
    /// would look better before the split is found out. A right split ever comes to this with probability at
    /// most 2/3, and then waits.
    private static final double DOUBTFUL_SPLIT = 3;

    /// Where a rollout stands when a tally is looked at.
    ///
    /// @param stepStartedAt in milliseconds
    record Place(RolloutState state, int step, long stepStartedAt) {}

    /// The verdict, if one is due.
    ///
    /// @param judgedAt the judging time of the newest request in the tally, in milliseconds
    Optional<Verdict> verdict(Place place, Tally tally, long judgedAt) {
        return switch (plan.pattern()) {
            case BLUE_GREEN -> Optional.empty();
            case SHADOW -> shadow(place, tally, judgedAt);
            case CANARY -> canary(place, tally, judgedAt);
        };
    }

    private Optional<Verdict> canary(Place place, Tally tally, long judgedAt) {
        Instant at = Instant.ofEpochMilli(judgedAt);
        if (tally.eWorse() >= 1 / plan.alphaRollback()) {
            String why = "The candidate's error rate is higher than the champion's" + tolerated()
                    + ": the evidence (e = " + number(tally.eWorse()) + ") reached " + number(1 / plan.alphaRollback())
                    + ".";
            return Optional.of(new Verdict(ROLL_BACK, List.of(why, counted(tally)), evidence(tally), ANYTIME, at));
        }
        if (place.state() == RolloutState.HELD) {
            return Optional.empty();
        }
        if (tally.eSampleRatio() >= SAMPLE_RATIO_BOUND) {
            String why = "Inconclusive: the arms do not get the share of keys, or of labels, that the weights say (e = "
                    + number(tally.eSampleRatio()) + " reached " + number(SAMPLE_RATIO_BOUND)
                    + "), so no comparison of them can be trusted.";
            return Optional.of(new Verdict(HOLD, List.of(why, counted(tally)), evidence(tally), ANYTIME, at));
        }
        if (!better(place, tally, judgedAt) || tally.eSampleRatio() >= DOUBTFUL_SPLIT) {
            return Optional.empty();
        }
        boolean last = place.step() == plan.steps().size() - 1;
        String why = "The candidate's error rate is below " + ratio() + ": the evidence (e = " + number(tally.eBetter())
                + ") reached " + number(1 / plan.alphaPromote()) + ".";
        return Optional.of(
                new Verdict(last ? PROMOTE : ADVANCE, List.of(why, counted(tally)), evidence(tally), ANYTIME, at));
    }

    private Optional<Verdict> shadow(Place place, Tally tally, long judgedAt) {
        Instant at = Instant.ofEpochMilli(judgedAt);
        if (tally.eWorse() >= 1 / plan.alphaRollback()) {
            String why = "On the same requests the candidate errs more often than the champion" + tolerated()
                    + ": the evidence (e = " + number(tally.eWorse()) + ") reached " + number(1 / plan.alphaRollback())
                    + ".";
            return Optional.of(new Verdict(CANDIDATE_WORSE, List.of(why, paired(tally)), evidence(tally), ANYTIME, at));
        }
        if (!better(place, tally, judgedAt)) {
            return Optional.empty();
        }
        String why = "On the same requests the candidate errs less often than " + ratio() + ": the evidence (e = "
                + number(tally.eBetter()) + ") reached " + number(1 / plan.alphaPromote()) + ".";
        return Optional.of(new Verdict(CANDIDATE_BETTER, List.of(why, paired(tally)), evidence(tally), ANYTIME, at));
    }

    private boolean better(Place place, Tally tally, long judgedAt) {
        Step step = plan.step(place.step());
        return tally.eBetter() >= 1 / plan.alphaPromote()
                && tally.stepKeys() >= step.minJudged()
                && judgedAt >= place.stepStartedAt() + Math.round(step.minDwellS() * 1000);
    }

    private String tolerated() {
        return plan.margin() > 1 ? " by more than the tolerated ratio of " + plan.margin() : "";
    }

    private String ratio() {
        return plan.margin() == 1 ? "the champion's" : plan.margin() + " times the champion's";
    }

    private static String counted(Tally tally) {
        return "Keys with an error: " + tally.canary().errors() + " of "
                + tally.canary().labelled()
                + " labelled in the canary, " + tally.champion().errors() + " of "
                + tally.champion().labelled() + " with the champion.";
    }

    private static String paired(Tally tally) {
        Tally.Pairs pairs = tally.paired().orElseThrow();
        return "Of " + pairs.keys() + " keys judged, " + pairs.onlyChampionWrong()
                + " were wrong with the champion only and " + pairs.onlyCandidateWrong()
                + " with the candidate only.";
    }

    private Map<String, Double> evidence(Tally tally) {
        return Map.of(
                "e_worse",
                tally.eWorse(),
                "bound_worse",
                1 / plan.alphaRollback(),
                "e_better",
                tally.eBetter(),
                "bound_better",
                1 / plan.alphaPromote(),
                "e_sample_ratio",
                tally.eSampleRatio(),
                "bound_sample_ratio",
                SAMPLE_RATIO_BOUND);
    }

    private static String number(double value) {
        return value < 10_000 ? String.format(Locale.ROOT, "%.4g", value) : String.format(Locale.ROOT, "%.2e", value);
    }
}
