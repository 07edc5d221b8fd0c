package oxbow.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The API's endpoints and rollouts as the pages read them.
public final class ServeView {

    private ServeView() {}

    public record Deployed(
            String deployment,
            String model,
            Optional<TrackView.Recipe> recipe,
            Optional<Boolean> registeredRecipe,
            Optional<Instant> since) {

        /// The model, and how its input is prepared where that is not as registered.
        public String name() {
            boolean own = registeredRecipe.filter(registered -> !registered).isPresent();
            return own
                    ? model + " with input "
                            + recipe.map(TrackView.Recipe::words).orElse("changed")
                    : model;
        }

        public Predictor predictor() {
            return new Predictor(model);
        }
    }

    public record Automation(String degree, double threshold, double auditShare, Optional<Instant> since) {

        /// Who decides, in a sentence.
        public String sentence() {
            String audits = auditShare == 0
                    ? ""
                    : " A random " + Show.roundPercent(auditShare)
                            + " of what the model decides is checked by a person.";
            return switch (degree) {
                case "human" -> "People decide every request, without the model.";
                case "shadow" -> "People decide every request; the model answers unseen beside them.";
                case "assist" -> "People decide every request and see what the model says.";
                case "partial" ->
                    "The model decides where its score is at least " + Show.roundPercent(threshold)
                            + "; the rest goes to the review queue." + audits;
                default -> "The model decides every request." + audits;
            };
        }
    }

    public record Endpoint(
            String id,
            String name,
            long snapshot,
            Deployed champion,
            Optional<Rollout> rollout,
            Automation automation,
            Optional<Map<String, Object>> traffic) {

        /// What answers most requests now: the champion, or the candidate of a blue-green rollout.
        public Deployed answering() {
            return rollout.filter(Rollout::active)
                    .filter(Rollout::blueGreen)
                    .map(Rollout::candidate)
                    .orElse(champion);
        }

        /// Whether a rollout's promotion can be taken back: its candidate serves, and nothing else is being tried.
        public boolean canTakeBack(Rollout past) {
            return past.state().equals("promoted")
                    && rollout.filter(Rollout::active).isEmpty()
                    && champion.deployment().equals(past.candidate().deployment());
        }
    }

    public record Step(double weight, double minDwellS, long minJudged) {}

    public record Arm(
            long assigned,
            long labelled,
            long errors,
            Optional<FigureView> errorRate,
            long requests,
            long labelledRequests) {

        public FigureView rate() {
            return errorRate.orElse(FigureView.NONE);
        }
    }

    public record Paired(
            long keys,
            long onlyCandidateWrong,
            long onlyChampionWrong,
            long bothRight,
            long bothWrong,
            double eCandidateBetter,
            double eCandidateWorse,
            Optional<FigureView> difference) {}

    public record Evidence(
            long judgedKeys,
            Optional<Arm> canary,
            Optional<Arm> champion,
            Optional<Double> eWorse,
            Optional<Double> eBetter,
            Optional<Double> eSampleRatio,
            Optional<Paired> paired) {}

    public record Wait(Optional<Long> requests, Optional<Double> seconds, Optional<String> undefined, String assumes) {

        /// How long, or why that cannot be told.
        ///
        /// @param judgingAgeS how long after the last of the requests it is judged
        public String sentence(double judgingAgeS) {
            return requests.map(n -> "A verdict is expected after about " + Show.count(n, "request")
                            + seconds.map(s -> ", in " + Show.seconds(s) + " from the start at the present rate.")
                                    .orElse(" and the judging age of " + Show.seconds(judgingAgeS) + "."))
                    .orElse(undefined.orElse("How long a verdict will take cannot be told."));
        }
    }

    public record Verdict(String decision, List<String> because, Optional<String> valid, Optional<Instant> at) {}

    public record Happening(Instant at, String what, Optional<String> by, List<String> because) {}

    public record Rollout(
            String id,
            String state,
            String pattern,
            int step,
            List<Step> steps,
            Deployed candidate,
            Deployed champion,
            Evidence evidence,
            Optional<Wait> expectedWait,
            Optional<Verdict> verdict,
            List<Happening> history,
            long unlabelledCanary,
            long waitingCanary,
            Instant startedAt,
            Optional<Instant> endedAt,
            Optional<Plan> plan) {

        public boolean active() {
            return state.equals("running") || state.equals("held");
        }

        /// When the next verdict may be expected; a held rollout waits for a person, not for a verdict.
        public Optional<Wait> nextVerdict() {
            return state.equals("running") ? expectedWait : Optional.empty();
        }

        public Mood mood() {
            return Mood.of(state);
        }

        /// Whether the candidate answers everything and nothing but a person decides.
        public boolean blueGreen() {
            return pattern.equals("blue_green");
        }

        /// The candidate's share of the keys while the rollout runs.
        public double weight() {
            if (blueGreen()) {
                return 1;
            }
            return pattern.equals("shadow") || steps.isEmpty()
                    ? 0
                    : steps.get(Math.clamp(step, 0, steps.size() - 1)).weight();
        }

        /// The ratio of error rates that separates good from bad.
        public double margin() {
            return plan.map(Plan::margin).orElse(1.0);
        }

        public double alphaRollback() {
            return plan.map(Plan::alphaRollback).orElse(0.01);
        }

        public double alphaPromote() {
            return plan.map(Plan::alphaPromote).orElse(0.05);
        }
    }

    public record Plan(double judgingAgeS, double alphaRollback, double alphaPromote, double margin) {}
}
