package oxbow.serve;

import java.util.List;
import oxbow.problem.Limits;
import oxbow.problem.Problems;

/// How a candidate is tried and what decides.
///
/// @param steps at least one for a canary; a shadow takes dwell and number of keys from its first step, if it
///     has one
/// @param judgingAgeS the age H, in seconds, at which each request is judged once; at least four times the mean
///     delay of labels. A label that comes later does not count
/// @param alphaRollback the probability, at most, of ever rolling back a candidate that is not worse
/// @param alphaPromote the probability, at most, of ever promoting a candidate that is not better than the margin
/// @param margin the ratio of the candidate's error rate to the champion's that separates good from bad; 1 asks for
///     truly better, 1.25 tolerates a quarter more errors
public record Plan(
        Pattern pattern,
        List<Step> steps,
        double judgingAgeS,
        double alphaRollback,
        double alphaPromote,
        double margin) {

    private static final long LONGEST_S = Limits.DAYS * 86_400L;

    /// @throws oxbow.problem.ProblemException with everything that is wrong
    public Plan {
        steps = List.copyOf(steps);
        Problems problems = new Problems();
        problems.require(
                pattern != Pattern.CANARY || !steps.isEmpty(), "steps", "empty", "have at least one step in a canary");
        Limits.count(problems, "steps", steps.size(), Limits.STEPS);
        double before = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String name = "step " + (i + 1);
            if (pattern == Pattern.CANARY) {
                String hint = step.weight() > 1 ? "Maybe it is a percentage?" : "";
                problems.require(
                        step.weight() > 0 && step.weight() < 1,
                        "weight of " + name,
                        step.weight(),
                        "be above 0 and below 1",
                        hint);
                problems.require(
                        step.weight() >= before,
                        "weight of " + name,
                        step.weight(),
                        "not be below the step before (" + before + ")");
                before = step.weight();
            }
            problems.require(
                    step.minDwellS() >= 0 && step.minDwellS() <= LONGEST_S,
                    "min_dwell_s of " + name,
                    step.minDwellS(),
                    "be 0 to " + LONGEST_S + " (" + Limits.DAYS + " days)");
            problems.require(
                    step.minJudged() >= 0 && step.minJudged() <= Limits.JUDGED,
                    "min_judged of " + name,
                    step.minJudged(),
                    "be 0 to " + Limits.JUDGED);
        }
        problems.require(
                judgingAgeS > 0 && judgingAgeS <= LONGEST_S,
                "judging_age_s",
                judgingAgeS,
                "be above 0 and at most " + LONGEST_S + " (" + Limits.DAYS + " days)");
        problems.require(alphaRollback > 0 && alphaRollback < 1, "alpha_rollback", alphaRollback, "be between 0 and 1");
        problems.require(alphaPromote > 0 && alphaPromote < 1, "alpha_promote", alphaPromote, "be between 0 and 1");
        problems.require(margin >= 0.1 && margin <= 10, "margin", margin, "be between 0.1 and 10");
        problems.throwIfAny("plan");
    }

    /// The step at which the rollout stands, with the pattern's own where the plan names none.
    Step step(int index) {
        return switch (pattern) {
            case CANARY -> steps.get(index);
            case SHADOW -> steps.isEmpty() ? new Step(0, 0, 0) : steps.getFirst();
            case BLUE_GREEN -> new Step(1, 0, 0);
        };
    }

    long judgingAgeMs() {
        return Math.round(judgingAgeS * 1000);
    }
}
