package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;

/// What a rollout's state, steps and evidence mean, in words and gauges.
public final class RolloutWords {

    /// Where a rollout is held, whatever its plan says.
    private static final double SAMPLE_RATIO_BOUND = 200;

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
            String title = Show.roundPercent(rollout.steps().get(i).weight()) + " of the keys";
            steps.add(new StepWords(title, stepWords(rollout, i), stepCss(rollout, i)));
        }
        steps.add(lastStep(rollout));
        return steps;
    }

    private static StepWords lastStep(ServeView.Rollout rollout) {
        if (RolloutEnd.takenBack(rollout)) {
            return new StepWords("all of them", "promoted, then taken back", "failed");
        }
        boolean promoted = rollout.state().equals("promoted");
        boolean byHand = promoted && RolloutEnd.byHand(rollout).isPresent();
        return new StepWords("all of them", byHand ? "promoted by hand" : "promoted", promoted ? "done" : "");
    }

    private static String stepWords(ServeView.Rollout rollout, int i) {
        if (cutShort(rollout) && i >= rollout.step()) {
            return i == rollout.step() ? "cut short" : "never began";
        }
        ServeView.Step step = rollout.steps().get(i);
        List<String> words = new ArrayList<>();
        if (step.minJudged() > 0) {
            words.add("at least " + Show.count(step.minJudged(), "key") + " judged, of both arms");
        }
        if (step.minDwellS() > 0) {
            words.add("at least " + Show.seconds(step.minDwellS()));
        }
        return words.isEmpty() ? "until it is proved" : String.join("; ", words);
    }

    /// Whether somebody ended it before it had gone through its steps.
    private static boolean cutShort(ServeView.Rollout rollout) {
        return RolloutEnd.byHand(rollout).isPresent()
                && rollout.history().stream()
                        .noneMatch(it -> it.what().equals("promoted")
                                && it.by().filter("judge"::equals).isPresent());
    }

    private static String stepCss(ServeView.Rollout rollout, int i) {
        boolean cut = cutShort(rollout);
        boolean through = rollout.state().equals("promoted") || RolloutEnd.takenBack(rollout);
        if (i < rollout.step() || (through && !cut)) {
            return "done";
        }
        if (i > rollout.step() || cut) {
            return "";
        }
        return rollout.active() ? "now" : rollout.state().equals("rolled_back") ? "failed" : "";
    }

    private static String better(ServeView.Rollout rollout) {
        double margin = rollout.margin();
        return "The candidate is "
                + (margin == 1
                        ? "better"
                        : (margin > 1 ? "not worse than " : "better than ") + Show.number(margin)
                                + " times the champion");
    }

    private static String worse(ServeView.Rollout rollout) {
        return "The candidate is worse"
                + (rollout.margin() > 1 ? " than " + Show.number(rollout.margin()) + " times the champion" : "");
    }

    /// What the margin lets through.
    public static String margin(ServeView.Rollout rollout) {
        double margin = rollout.margin();
        return margin == 1
                ? "none: the candidate has to err less often than the champion"
                : "the candidate has to err less often than " + Show.number(margin) + " times the champion";
    }

    /// The evidence gathered so far against the bounds that decide; none where only a person does.
    public static List<Gauge> gauges(ServeView.Rollout rollout) {
        List<Gauge> gauges = new ArrayList<>();
        if (rollout.blueGreen()) {
            return gauges;
        }
        double back = 1 / rollout.alphaRollback();
        double promote = 1 / rollout.alphaPromote();
        ServeView.Evidence evidence = rollout.evidence();
        if (rollout.pattern().equals("shadow")) {
            evidence.paired().ifPresent(paired -> {
                gauges.add(new Gauge(better(rollout), paired.eCandidateBetter(), promote, "proved", "ox-p2"));
                gauges.add(new Gauge(worse(rollout), paired.eCandidateWorse(), back, "proved", "ox-p3"));
            });
            return gauges;
        }
        boolean trusted = !rollout.state().equals("held");
        evidence.eBetter()
                .ifPresent(e -> gauges.add(new Gauge(
                        "The candidate is better", e, promote, trusted ? "proved" : "not to be trusted", "ox-p2")));
        evidence.eWorse().ifPresent(e -> gauges.add(new Gauge(worse(rollout), e, back, "proved", "ox-p3")));
        evidence.eSampleRatio()
                .ifPresent(e -> gauges.add(
                        new Gauge("The split is not what was set", e, SAMPLE_RATIO_BOUND, "proved", "ox-p6")));
        return gauges;
    }

    /// What was decided last: by a verdict, or by somebody's hand.
    public static String decision(ServeView.Rollout rollout, ServeView.Verdict verdict) {
        return switch (verdict.decision()) {
            case "advance" -> "Went on to the next step";
            case "promote" -> "Promoted";
            case "roll_back" -> "Rolled back";
            case "hold" -> "Held: the evidence is inconclusive";
            case "candidate_better" -> better(rollout);
            case "candidate_worse" -> worse(rollout);
            default -> Show.words(verdict.decision());
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

    private static String unlabelled(ServeView.Rollout rollout) {
        long without = rollout.unlabelledCanary();
        return without == 0 ? "" : " " + Show.count(without, "request") + " of the candidate had no label by that age.";
    }

    private static String waiting(ServeView.Rollout rollout) {
        long young = rollout.waitingCanary();
        if (young == 0) {
            return "";
        }
        return " " + Show.count(young, "request") + " of the candidate "
                + (rollout.active()
                        ? (young == 1 ? "has" : "have") + " not reached it yet."
                        : "had not reached it when the rollout ended.");
    }

    /// Why the keys of both arms can be more than the keys judged.
    private static String twice(ServeView.Rollout rollout) {
        ServeView.Evidence evidence = rollout.evidence();
        long arms = evidence.canary().map(ServeView.Arm::labelled).orElse(0L)
                + evidence.champion().map(ServeView.Arm::labelled).orElse(0L);
        return rollout.pattern().equals("canary") && arms > evidence.judgedKeys()
                ? " A key that went to the other arm when the share grew counts in both arms."
                : "";
    }

    /// What was counted, and what was not.
    public static String footnote(ServeView.Rollout rollout) {
        String judged = Show.count(rollout.evidence().judgedKeys(), "key") + " judged, each once and at a fixed age";
        String age =
                rollout.plan().map(p -> " of " + Show.seconds(p.judgingAgeS())).orElse("");
        return judged + age + "." + twice(rollout) + unlabelled(rollout) + waiting(rollout);
    }
}
