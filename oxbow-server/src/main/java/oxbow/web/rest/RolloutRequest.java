package oxbow.web.rest;

import java.util.List;
import java.util.Optional;
import oxbow.predict.Recipe;
import oxbow.serve.ErrorRates;
import oxbow.serve.NewRollout;
import oxbow.serve.Pattern;
import oxbow.serve.Plan;
import oxbow.serve.Step;

/// A rollout to start.
public record RolloutRequest(CandidateRequest candidate, PlanRequest plan, Optional<AssumedRequest> assumed) {

    private static final double ALPHA_ROLLBACK = 0.01;
    private static final double ALPHA_PROMOTE = 0.05;

    /// A model version by name, such as `digits/2`, and a recipe in place of the registered one.
    public record CandidateRequest(String model, Optional<Recipe> recipe) {}

    /// Error rates for the expected wait.
    public record AssumedRequest(double championError, double candidateError) {}

    /// A plan; alphas are .01 and .05, the margin 1 and the judging age an hour unless given.
    public record PlanRequest(
            String pattern,
            List<StepRequest> steps,
            Optional<Double> judgingAgeS,
            Optional<Double> alphaRollback,
            Optional<Double> alphaPromote,
            Optional<Double> margin) {

        Plan plan() {
            return new Plan(
                    Pattern.ofWord(pattern),
                    steps.stream().map(StepRequest::step).toList(),
                    judgingAgeS.orElse(3600.0),
                    alphaRollback.orElse(ALPHA_ROLLBACK),
                    alphaPromote.orElse(ALPHA_PROMOTE),
                    margin.orElse(1.0));
        }
    }

    /// A step of a plan.
    public record StepRequest(Optional<Double> weight, Optional<Double> minDwellS, Optional<Long> minJudged) {

        Step step() {
            return new Step(weight.orElse(0.0), minDwellS.orElse(0.0), minJudged.orElse(0L));
        }
    }

    /// What is to be started.
    NewRollout rollout() {
        Optional<ErrorRates> rates = assumed.map(given -> ErrorRates.assumed(
                given.championError(), given.candidateError(), "Error rates assumed by whoever started it"));
        return new NewRollout(candidate.model(), candidate.recipe(), plan.plan(), rates);
    }
}
