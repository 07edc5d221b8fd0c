package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.traffic.PoolName;
import oxbow.quickstart.traffic.Pools;
import oxbow.quickstart.traffic.Traffic;
import oxbow.quickstart.traffic.TrafficSettings;
import oxbow.quickstart.train.Recipes;

/// Step 3: the baseline serves, live traffic begins, and the better model answers unseen beside it.
final class ShadowBetter {
    /// Images per second during the job.
    static final int SPEED = 300;

    private static final double LABEL_SHARE = .8;
    private static final Duration MOST = Duration.ofSeconds(90);

    private final World world;

    ShadowBetter(World world) {
        this.world = world;
    }

    Traffic run(Notes notes, TrainModels.Trained models) {
        world.api()
                .post(
                        world.path("/serve/endpoints"),
                        Map.of(
                                "name",
                                World.ENDPOINT,
                                "model",
                                models.baseline().name()));
        Traffic traffic = Traffic.start(
                world.api(),
                World.PROJECT,
                World.ENDPOINT,
                new Pools(world.split()),
                new TrafficSettings(Camera.WELL, SPEED, LABEL_SHARE, Plans.LABEL_DELAY, PoolName.BEFORE),
                Recipes.SEED);
        try {
            begin(notes, models);
            return traffic;
        } catch (RuntimeException e) {
            traffic.close();
            throw e;
        }
    }

    private void begin(Notes notes, TrainModels.Trained models) {
        notes.say(models.baseline().name() + " serves; " + SPEED + " images a second arrive, labels for "
                + Math.round(100 * LABEL_SHARE) + " % of them, " + Plans.LABEL_DELAY + " s later on average.");
        paired(notes, world, models.better().name(), "the baseline");
    }

    /// Runs a shadow to its verdict and notes it.
    static void paired(Notes notes, World world, String candidate, String champion) {
        Rollouts rollouts = new Rollouts(world, notes);
        JsonNode started = rollouts.start(candidate, Plans.shadow());
        JsonNode ended = rollouts.ended(started, MOST);
        JsonNode pairs = ended.required("evidence").required("paired");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rollout", ended.required("id").asText());
        facts.put("keys", pairs.required("keys").asLong());
        facts.put("only_champion_wrong", pairs.required("only_champion_wrong").asLong());
        facts.put("only_candidate_wrong", pairs.required("only_candidate_wrong").asLong());
        facts.put("both_right", pairs.required("both_right").asLong());
        facts.put("both_wrong", pairs.required("both_wrong").asLong());
        facts.put("e_candidate_better", pairs.required("e_candidate_better"));
        facts.put("e_candidate_worse", pairs.required("e_candidate_worse"));
        facts.put("difference", pairs.required("difference"));
        facts.put("seconds", Rollouts.seconds(ended));
        facts.put("verdict", ended.path("verdict"));
        notes.fact("shadow", facts);
        notes.must(
                ended.path("verdict").path("decision").asText().equals("candidate_better"),
                "In shadow on " + facts.get("keys") + " labelled live requests: " + candidate + " alone wrong on "
                        + facts.get("only_candidate_wrong") + ", " + champion + " alone wrong on "
                        + facts.get("only_champion_wrong") + ", e = "
                        + Figures.number(pairs.required("e_candidate_better")) + ": the candidate is better.");
    }
}
