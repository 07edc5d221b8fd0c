package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.time.Duration;

/// Step 4: the better model takes a growing share of the traffic, until the evidence promotes it.
final class CanaryBetter {
    private static final Duration MOST = Duration.ofMinutes(2);

    private final World world;

    CanaryBetter(World world) {
        this.world = world;
    }

    void run(Notes notes, String candidate) {
        promote(notes, world, candidate);
    }

    /// Runs a canary to its promotion and notes it.
    static void promote(Notes notes, World world, String candidate) {
        Rollouts rollouts = new Rollouts(world, notes);
        JsonNode started = rollouts.start(candidate, Plans.canary());
        notes.say("Expected beforehand: " + Rollouts.expectation(started) + " of evidence until " + candidate
                + " is promoted; each of the three steps lasts 2 s at least, and every request is judged "
                + Math.round(Plans.JUDGING_AGE) + " s after it.");
        JsonNode ended = rollouts.ended(started, MOST);
        notes.fact("canary", Rollouts.facts(started, ended));
        JsonNode evidence = ended.required("evidence");
        notes.must(
                ended.required("state").asText().equals("promoted"),
                "Promoted after "
                        + Figures.count(evidence.required("judged_keys").asLong()) + " judged keys in "
                        + Rollouts.seconds(ended) + " s, e = " + Figures.number(evidence.required("e_better"))
                        + " (bound " + Figures.number(bound()) + "); errors of the candidate "
                        + Figures.percent(evidence.required("canary").required("error_rate"))
                        + ", of the champion "
                        + Figures.percent(evidence.required("champion").required("error_rate")) + ".");
    }

    private static JsonNode bound() {
        return DoubleNode.valueOf(1 / Plans.ALPHA_PROMOTE);
    }
}
