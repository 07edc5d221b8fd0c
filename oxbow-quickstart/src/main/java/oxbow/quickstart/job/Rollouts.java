package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Starts rollouts on the endpoint and follows them.
final class Rollouts {
    private static final Set<String> ENDED = Set.of("promoted", "rolled_back", "stopped");

    private final World world;
    private final Notes notes;

    Rollouts(World world, Notes notes) {
        this.world = world;
        this.notes = notes;
    }

    /// Starts one with the candidate's registered preprocessing.
    JsonNode start(String model, Map<String, Object> plan) {
        return post(Map.of("candidate", Map.of("model", model), "plan", plan));
    }

    /// Starts one whose candidate is fed in another way than it was registered with, at these assumed error rates.
    JsonNode start(
            String model, Map<String, Object> recipe, Map<String, Object> plan, double championError, double error) {
        return post(Map.of(
                "candidate", Map.of("model", model, "recipe", recipe),
                "plan", plan,
                "assumed", Map.of("champion_error", championError, "candidate_error", error)));
    }

    private JsonNode post(Map<String, Object> body) {
        return world.api().post(path(), body);
    }

    /// Waits for the end, however long it takes up to this time.
    JsonNode ended(JsonNode rollout, Duration most) {
        String id = rollout.required("id").asText();
        return Await.until("the rollout " + id + " to end", most, () -> {
            JsonNode now = world.api().get(path() + "/" + id);
            notes.now(progress(now));
            return Optional.of(now)
                    .filter(state -> ENDED.contains(state.required("state").asText()));
        });
    }

    private static String progress(JsonNode rollout) {
        JsonNode evidence = rollout.required("evidence");
        return "%s step %d, %s keys judged, e worse %s, e better %s"
                .formatted(
                        rollout.required("pattern").asText(),
                        rollout.required("step").asInt() + 1,
                        Figures.count(evidence.required("judged_keys").asLong()),
                        Figures.number(evidence.required("e_worse")),
                        Figures.number(evidence.required("e_better")));
    }

    private String path() {
        return world.path("/serve/endpoints/" + World.ENDPOINT + "/rollouts");
    }

    /// What a canary saw: what it was expected to take and what it took, both arms, the evidence.
    static Map<String, Object> facts(JsonNode started, JsonNode ended) {
        JsonNode evidence = ended.required("evidence");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rollout", ended.required("id").asText());
        facts.put("state", ended.required("state").asText());
        facts.put("step", ended.required("step").asInt() + 1);
        facts.put("expected_wait", started.path("expected_wait"));
        facts.put("observed_requests", requests(evidence, "canary") + requests(evidence, "champion"));
        facts.put("observed_s", seconds(ended));
        facts.put("judged_keys", evidence.required("judged_keys").asLong());
        facts.put("canary", evidence.required("canary"));
        facts.put("champion", evidence.required("champion"));
        facts.put("e_worse", evidence.required("e_worse"));
        facts.put("e_better", evidence.required("e_better"));
        facts.put("e_sample_ratio", evidence.required("e_sample_ratio"));
        facts.put("verdict", ended.path("verdict"));
        return facts;
    }

    static double seconds(JsonNode ended) {
        Instant start = Instant.parse(ended.required("started_at").asText());
        Instant end = Instant.parse(ended.required("ended_at").asText());
        return Duration.between(start, end).toMillis() / 1000.0;
    }

    private static long requests(JsonNode evidence, String arm) {
        return evidence.required(arm).required("requests").asLong();
    }

    /// Such as `about 1,200 requests`, as it was told before the start.
    static String expectation(JsonNode started) {
        JsonNode wait = started.path("expected_wait");
        return wait.path("requests").isNumber()
                ? String.format(
                        Locale.ROOT, "about %,d requests", wait.path("requests").asLong())
                : "nothing could be said beforehand";
    }
}
