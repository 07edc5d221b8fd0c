package oxbow.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a rollout stands or ended, in error rates, and who decided if no verdict did.
public final class RolloutEnd {

    private static final String JUDGE = "judge";

    private RolloutEnd() {}

    /// The last move, if a person made it.
    public static Optional<ServeView.Happening> byHand(ServeView.Rollout rollout) {
        return rollout.history().isEmpty() || rollout.active()
                ? Optional.empty()
                : Optional.of(rollout.history().getLast())
                        .filter(last ->
                                last.by().filter(by -> !by.equals(JUDGE)).isPresent());
    }

    /// Whether it was promoted and that was taken back.
    public static boolean takenBack(ServeView.Rollout rollout) {
        return rollout.state().equals("rolled_back")
                && rollout.history().stream().anyMatch(it -> it.what().equals("promoted"));
    }

    /// The state as people say it: what a comparison found, and no rollback of what never answered.
    public static String state(ServeView.Rollout rollout) {
        boolean shadow = rollout.pattern().equals("shadow");
        return switch (rollout.state()) {
            case "stopped" -> found(rollout);
            case "rolled_back" -> shadow ? "ended by hand" : takenBack(rollout) ? "taken back" : "rolled back";
            case "promoted" -> byHand(rollout).isPresent() ? "promoted by hand" : "promoted";
            default -> Show.words(rollout.state());
        };
    }

    public static Mood mood(ServeView.Rollout rollout) {
        return switch (rollout.state()) {
            case "stopped" ->
                rollout.verdict().map(it -> Mood.of(it.decision())).orElse(Mood.PLAIN);
            case "rolled_back" -> rollout.pattern().equals("shadow") ? Mood.PLAIN : rollout.mood();
            case "promoted" -> byHand(rollout).isPresent() ? Mood.WARN : rollout.mood();
            default -> rollout.mood();
        };
    }

    private static String found(ServeView.Rollout rollout) {
        return switch (rollout.verdict().map(ServeView.Verdict::decision).orElse("")) {
            case "candidate_better" -> rollout.margin() > 1 ? "found good enough" : "found better";
            case "candidate_worse" -> "found worse";
            default -> "ended";
        };
    }

    /// The answer at the top of a rollout's page: what happened, and the error rates that tell whether rightly so.
    public static String headline(ServeView.Rollout rollout) {
        String candidate = rollout.candidate().model();
        return switch (rollout.state()) {
            case "promoted" -> candidate + " was promoted" + by(rollout) + took(rollout) + ". " + rates(rollout);
            case "rolled_back" -> rolledBack(rollout) + " " + rates(rollout);
            case "stopped" ->
                "The comparison ended" + took(rollout) + ": " + candidate + " is " + found(rollout) + ". "
                        + rates(rollout);
            case "held" -> "Held. " + reason(rollout) + " A person has to decide.";
            default -> EndpointCard.trial(rollout) + ". " + rates(rollout);
        };
    }

    private static String rolledBack(ServeView.Rollout rollout) {
        String candidate = rollout.candidate().model();
        if (takenBack(rollout)) {
            return candidate + " was promoted and taken back" + by(rollout) + took(rollout) + "; "
                    + rollout.champion().model() + " took over again.";
        }
        return rollout.pattern().equals("shadow")
                ? "The comparison was ended" + by(rollout) + took(rollout) + ", without a verdict."
                : candidate + " was rolled back" + by(rollout) + took(rollout) + ".";
    }

    /// Why it came to its end, for a list: who decided, and the error rates.
    public static String briefly(ServeView.Rollout rollout) {
        String hand =
                byHand(rollout).map(last -> "By hand" + by(rollout) + ". ").orElse("");
        return hand + rates(rollout);
    }

    private static String by(ServeView.Rollout rollout) {
        return byHand(rollout)
                .map(last -> " by " + last.by().orElse("somebody") + " on " + Show.moment(last.at()))
                .orElse("");
    }

    private static String took(ServeView.Rollout rollout) {
        Optional<Instant> end = rollout.endedAt();
        return end.map(at -> " after " + Show.duration(Duration.between(rollout.startedAt(), at)))
                .orElse("");
    }

    private static String reason(ServeView.Rollout rollout) {
        return rollout.verdict()
                .filter(v -> !v.because().isEmpty())
                .map(v -> Show.sentence(v.because().getFirst()))
                .orElse("");
    }

    /// How often both erred, or that nothing is known of it.
    public static String rates(ServeView.Rollout rollout) {
        if (rollout.pattern().equals("shadow")) {
            return rollout.evidence()
                    .paired()
                    .filter(pairs -> pairs.keys() > 0)
                    .map(RolloutEnd::pairs)
                    .orElse("No key was judged yet.");
        }
        FigureView candidate = rate(rollout.evidence().canary());
        FigureView champion = rate(rollout.evidence().champion());
        if (!candidate.known() && !champion.known()) {
            return "No key was judged yet.";
        }
        String beside = rollout.blueGreen()
                ? ""
                : ", the champion in " + (champion.known() ? champion.sentence() : "none that was judged");
        return (rollout.active() ? "So far the" : "The") + " candidate erred in "
                + (candidate.known() ? candidate.sentence() : "none that was judged") + " of its keys" + beside + ".";
    }

    private static String pairs(ServeView.Paired pairs) {
        return "On the same " + Show.count(pairs.keys(), "key") + " only the candidate erred in "
                + Show.count(pairs.onlyCandidateWrong()) + ", only the champion in "
                + Show.count(pairs.onlyChampionWrong()) + ".";
    }

    private static FigureView rate(Optional<ServeView.Arm> arm) {
        return arm.map(ServeView.Arm::rate).orElse(FigureView.NONE);
    }
}
