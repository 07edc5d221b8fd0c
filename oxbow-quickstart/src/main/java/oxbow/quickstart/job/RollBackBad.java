package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import oxbow.quickstart.digits.Image;
import oxbow.quickstart.train.Recipes;

/// Step 5: two bad candidates. One is fed transposed images in the live path only, so that no evaluation could have
/// shown it; the other makes about twice the champion's errors.
final class RollBackBad {
    private static final Duration MOST = Duration.ofSeconds(150);
    private static final int TEN_TIMES = 10;

    private final World world;

    RollBackBad(World world) {
        this.world = world;
    }

    void run(Notes notes, Registered champion) {
        double error = 1 - champion.accuracy().required("value").asDouble();
        Rollouts rollouts = new Rollouts(world, notes);
        wrongPath(notes, rollouts, champion, error);
        notes.now("training the candidate that is twice as bad");
        Registered bad = new Training(world)
                .train("hasty retraining", Recipes.BAD, 1, world.split().train().size());
        twiceAsBad(notes, rollouts, bad);
    }

    private void wrongPath(Notes notes, Rollouts rollouts, Registered champion, double error) {
        Map<String, Object> transposed = Map.of("scale", 1 / Image.WHITE, "offset", 0, "transpose", true);
        JsonNode started =
                rollouts.start(champion.name(), transposed, Plans.canary(), error, Math.min(1, TEN_TIMES * error));
        JsonNode ended = rollouts.ended(started, MOST);
        WaitTable.Row row = WaitTable.nearest(error);
        Map<String, Object> facts = facts(started, ended);
        facts.put("table_champion_error", row.championError());
        facts.put("table_labelled_canary", row.labelledRequests());
        notes.fact("wrong_live_path", facts);
        notes.must(
                rolledBack(ended),
                "Transposed only in the live path: rolled back" + served(facts) + "; the table expects "
                        + row.labelledRequests() + " labelled ones at a champion's error of "
                        + Math.round(100 * row.championError()) + " % and ten times that.");
    }

    private void twiceAsBad(Notes notes, Rollouts rollouts, Registered bad) {
        JsonNode started = rollouts.start(bad.name(), Plans.canary());
        JsonNode ended = rollouts.ended(started, MOST);
        Map<String, Object> facts = facts(started, ended);
        facts.put("evaluation", bad.accuracy());
        notes.fact("twice_as_bad", facts);
        JsonNode evidence = ended.required("evidence");
        notes.must(
                rolledBack(ended),
                bad.name() + ", errors "
                        + Figures.percent(evidence.required("canary").required("error_rate"))
                        + " against "
                        + Figures.percent(evidence.required("champion").required("error_rate")) + ": rolled back"
                        + served(facts) + "; expected beforehand " + Rollouts.expectation(started)
                        + " of both arms (the table speaks of ten times the errors). On the test split it reads "
                        + Figures.percent(bad.accuracy())
                        + " rightly; rates at an early stop lean towards the verdict.");
    }

    private static boolean rolledBack(JsonNode ended) {
        return ended.required("state").asText().equals("rolled_back");
    }

    private static Map<String, Object> facts(JsonNode started, JsonNode ended) {
        Map<String, Object> facts = new LinkedHashMap<>(Rollouts.facts(started, ended));
        JsonNode canary = ended.required("evidence").required("canary");
        facts.put("labelled_canary", canary.required("labelled_requests").asLong());
        facts.put("unlabelled_canary", ended.required("unlabelled_canary").asLong());
        facts.put("waiting_canary", ended.required("waiting_canary").asLong());
        return facts;
    }

    private static String served(Map<String, Object> facts) {
        return String.format(
                Locale.ROOT,
                " after %s canary requests with a label by the judging age, %s without and %s not as old yet, in %s s",
                facts.get("labelled_canary"),
                facts.get("unlabelled_canary"),
                facts.get("waiting_canary"),
                facts.get("observed_s"));
    }
}
