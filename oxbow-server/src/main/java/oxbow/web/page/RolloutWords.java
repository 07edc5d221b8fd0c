package oxbow.web.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a rollout's state, steps and evidence mean, in words and gauges.
public final class RolloutWords {

    private RolloutWords() {}

    public record StepWords(String title, String words, String css) {}

    public static String title(ServeView.Rollout rollout) {
        String pattern = switch (rollout.pattern()) {
            case "shadow" -> "Shadow";
            case "canary" -> "Canary";
            default -> "Blue-green";
        };
        return pattern + ": " + rollout.candidate().name() + " against "
                + rollout.champion().model();
    }

    public static List<StepWords> steps(ServeView.Rollout rollout) {
        List<StepWords> steps = new ArrayList<>();
        for (int i = 0; i < rollout.steps().size(); i++) {
            ServeView.Step step = rollout.steps().get(i);
            String title = Show.roundPercent(step.weight()) + " of the keys";
            String words = "at least " + Show.count(step.minJudged()) + " judged, " + Show.seconds(step.minDwellS());
            steps.add(new StepWords(title, words, stepCss(rollout, i)));
        }
        steps.add(new StepWords("all of them", "promoted", rollout.state().equals("promoted") ? "done" : ""));
        return steps;
    }

    private static String stepCss(ServeView.Rollout rollout, int i) {
        if (rollout.state().equals("promoted") || i < rollout.step()) {
            return "done";
        }
        if (i > rollout.step()) {
            return "";
        }
        return rollout.active() ? "now" : rollout.state().equals("rolled_back") ? "failed" : "";
    }

    /// The evidence gathered so far against the bounds that decide.
    public static List<Gauge> gauges(ServeView.Rollout rollout) {
        List<Gauge> gauges = new ArrayList<>();
        double back = 1 / rollout.alphaRollback();
        double promote = 1 / rollout.alphaPromote();
        ServeView.Evidence evidence = rollout.evidence();
        if (rollout.pattern().equals("shadow")) {
            evidence.paired().ifPresent(paired -> {
                gauges.add(new Gauge(
                        "The candidate is better", paired.eCandidateBetter(), promote, "it is better", "ox-p2"));
                gauges.add(new Gauge("The candidate is worse", paired.eCandidateWorse(), back, "it is worse", "ox-p3"));
            });
            return gauges;
        }
        evidence.eBetter()
                .ifPresent(e -> gauges.add(new Gauge("The candidate is better", e, promote, "may go on", "ox-p2")));
        evidence.eWorse()
                .ifPresent(e -> gauges.add(new Gauge("The candidate is worse", e, back, "rolled back", "ox-p3")));
        evidence.eSampleRatio()
                .ifPresent(e -> gauges.add(new Gauge("The split is not what was set", e, back, "held", "ox-p6")));
        return gauges;
    }

    public static String decision(String decision) {
        return switch (decision) {
            case "advance" -> "Goes on to the next step";
            case "promote", "promoted" -> "Promoted";
            case "roll_back", "rollback", "rolled_back" -> "Rolled back";
            case "hold", "held" -> "Held: the evidence is inconclusive";
            case "candidate_better" -> "The candidate is better";
            case "candidate_worse" -> "The candidate is worse";
            default -> Show.words(decision);
        };
    }

    public static Mood mood(String decision) {
        return switch (decision) {
            case "advance" -> Mood.BUSY;
            case "promote", "promoted", "candidate_better" -> Mood.GOOD;
            case "roll_back", "rollback", "rolled_back", "candidate_worse" -> Mood.BAD;
            case "hold", "held" -> Mood.WARN;
            default -> Mood.PLAIN;
        };
    }

    public static String validity(ServeView.Verdict verdict) {
        return verdict.valid().filter("anytime"::equals).isPresent()
                ? "Valid at any time, however often one looks."
                : "";
    }

    /// How a rollout stands or ended, as a sentence.
    public static String outcome(ServeView.Rollout rollout) {
        String verdict = rollout.verdict()
                .filter(v -> !v.because().isEmpty())
                .map(v -> " " + Show.sentence(v.because().getFirst()))
                .orElse("");
        String took = rollout.endedAt()
                .map(end -> " after " + Show.duration(Duration.between(rollout.startedAt(), end)))
                .orElse("");
        return switch (rollout.state()) {
            case "promoted" -> rollout.candidate().model() + " was promoted" + took + "." + verdict;
            case "rolled_back" -> rollout.candidate().model() + " was rolled back" + took + "." + verdict;
            case "stopped" -> "The comparison ended" + took + "." + verdict;
            case "held" -> "Held." + verdict + " A person has to decide.";
            default -> EndpointCard.trial(rollout) + "." + verdict;
        };
    }

    /// What was counted, and what was not.
    public static String footnote(ServeView.Rollout rollout) {
        String judged = Show.count(rollout.evidence().judgedKeys(), "key") + " judged, each once and at a fixed age";
        String age =
                rollout.plan().map(p -> " of " + Show.seconds(p.judgingAgeS())).orElse("");
        String unlabelled = rollout.unlabelledCanary() == 0
                ? ""
                : "; " + Show.count(rollout.unlabelledCanary(), "request") + " of the candidate had no label by then";
        return judged + age + unlabelled + ".";
    }
}
