package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import oxbow.testing.Eventually;
import oxbow.testing.MovableClock;
import oxbow.testing.TestClient;

/// Starts rollouts, and waits until the judge has looked at what was sent.
final class SeededRollouts {

    private static final int PORTION = 50;
    private static final int MOST_PORTIONS = 40;
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Map<String, Object> TURNED = Map.of("scale", 1 / 16.0, "offset", 0, "transpose", true);

    private final TestClient client;
    private final MovableClock clock;
    private final SeededTraffic traffic;

    SeededRollouts(TestClient client, MovableClock clock, SeededTraffic traffic) {
        this.client = client;
        this.clock = clock;
        this.traffic = traffic;
    }

    static Map<String, Object> shadow(Duration age) {
        return plan("shadow", List.of(step(0, 100)), age);
    }

    static Map<String, Object> blueGreen(Duration age) {
        return plan("blue_green", List.of(), age);
    }

    /// A canary in two steps.
    static Map<String, Object> canary(double first, Duration age) {
        return plan("canary", List.of(step(first, 40), step(.5, 80)), age);
    }

    /// A canary that cannot advance before its split is found out.
    static Map<String, Object> patient(Duration age) {
        return plan("canary", List.of(step(.5, 1_000)), age);
    }

    private static Map<String, Object> plan(String pattern, List<Map<String, Object>> steps, Duration age) {
        return Map.of(
                "pattern",
                pattern,
                "steps",
                steps,
                "judging_age_s",
                age.toSeconds(),
                "alpha_rollback",
                .01,
                "alpha_promote",
                .05,
                "margin",
                1);
    }

    private static Map<String, Object> step(double weight, int judged) {
        return Map.of("weight", weight, "min_dwell_s", 10, "min_judged", judged);
    }

    /// A rollout that was started.
    record Started(String endpoint, String id, Duration age) {

        String path() {
            return SeededServer.API + "/serve/endpoints/" + endpoint + "/rollouts/" + id;
        }
    }

    Started start(String endpoint, String model, Map<String, Object> plan) {
        return start(endpoint, Map.of("model", model), plan);
    }

    /// Of a candidate that sees its images turned over.
    Started startTurned(String endpoint, String model, Map<String, Object> plan) {
        return start(endpoint, Map.of("model", model, "recipe", TURNED), plan);
    }

    private Started start(String endpoint, Map<String, Object> candidate, Map<String, Object> plan) {
        JsonNode started = client.post(
                        SeededServer.API + "/serve/endpoints/" + endpoint + "/rollouts",
                        Map.of("candidate", candidate, "plan", plan))
                .expect(201)
                .json();
        Duration age = Duration.ofSeconds(started.at("/plan/judging_age_s").asLong());
        return new Started(endpoint, started.path("id").asText(), age);
    }

    /// Sends labelled requests until the rollout has ended in that state.
    void run(Started rollout, String state) {
        long before = judged(rollout);
        for (int i = 0; i < MOST_PORTIONS && active(rollout); i++) {
            List<SeededTraffic.Sent> sent = traffic.send(rollout.endpoint(), PORTION);
            traffic.label(sent);
            before += sent.size();
            becomeOld(rollout, before);
        }
        become(rollout, state);
    }

    void become(Started rollout, String state) {
        Eventually.holds(rollout + " is " + state, () -> state(rollout).equals(state));
    }

    /// Lets what was sent reach the judging age, and waits until so many requests are judged or the rollout ends.
    void becomeOld(Started rollout, long requests) {
        clock.forward(rollout.age().plus(GRACE));
        Eventually.holds(
                requests + " requests judged in " + rollout, () -> judged(rollout) >= requests || !active(rollout));
    }

    long judged(Started rollout) {
        JsonNode shown = show(rollout);
        JsonNode evidence = shown.path("evidence");
        long champion = evidence.at("/champion/requests").asLong();
        return shown.path("pattern").asText().equals("shadow")
                ? champion
                : champion + evidence.at("/canary/requests").asLong();
    }

    private boolean active(Started rollout) {
        return state(rollout).equals("running");
    }

    private String state(Started rollout) {
        return show(rollout).path("state").asText();
    }

    private JsonNode show(Started rollout) {
        return client.get(rollout.path()).expect(200).json();
    }
}
