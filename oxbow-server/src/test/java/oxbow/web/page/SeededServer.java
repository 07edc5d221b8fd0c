package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import oxbow.testing.Eventually;
import oxbow.testing.MovableClock;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

/// A whole server that has lived through two hours of everything a page may have to show, brought about through the
/// public API alone. One for all tests of pages; give its class to `@ExtendWith` and take it as a parameter.
///
/// - `digits`: a shadow that found its candidate better, a canary promoted, one rolled back, a failed lamp with its
///   drift alarms, reviews, and a running canary with evidence, of which some requests are too young to be judged;
/// - `scanner`: a running shadow; `kiosk`: a held canary; `archive`: traffic without labels; `fresh`: nothing yet;
/// - `desk`: three predictions that wait for a person;
/// - `lever`: nothing yet, for a test to promote at by hand;
/// - `gate`: a running blue-green rollout, and before it a canary that somebody promoted and took back;
/// - a second project with nothing in it.
final class SeededServer implements AutoCloseable {

    static final String API = "/api/v1/projects/default";
    static final String HOME = "/projects/default";

    private static final int REFERENCE_ROWS = 300;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock(MINUTE.multipliedBy(115));
    private final TestServer server = TestServer.start(Map.of(), clock);
    private final TestClient client = server.client();
    private final List<Digit> digits = Digit.all();
    private final SeededTraffic traffic = new SeededTraffic(client, clock, digits.subList(900, digits.size()));
    private final SeededRollouts rollouts = new SeededRollouts(client, clock, traffic);

    private SeededServer() {
        new SeededModels(client).publish(digits.subList(0, 900));
        for (String endpoint : List.of("digits", "kiosk")) {
            serve(endpoint, "digits/1");
        }
        for (String endpoint : List.of("scanner", "archive", "fresh", "desk", "gate", "lever")) {
            serve(endpoint, "digits/2");
        }
        prove();
        breakTheLamp();
        review();
        tryAgain();
        others();
        byHand();
        client.post("/api/v1/projects", Map.of("name", "empty", "title", "Nothing yet"))
                .expect(201);
        finish();
    }

    /// Gives the one server to tests.
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SeededServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(SeededServer.class))
                    .computeIfAbsent("server", _ -> new SeededServer());
        }
    }

    private void serve(String endpoint, String model) {
        client.post(API + "/serve/endpoints", Map.of("name", endpoint, "model", model))
                .expect(201);
    }

    /// The careful model proves itself in a shadow and a canary; turned images are rolled back.
    private void prove() {
        traffic.label(traffic.send("digits", 150));
        rollouts.run(rollouts.start("digits", "digits/2", SeededRollouts.shadow(MINUTE)), "stopped");
        clock.forwardTo(MINUTE.multipliedBy(100));
        rollouts.run(rollouts.start("digits", "digits/2", SeededRollouts.canary(.25, MINUTE)), "promoted");
        clock.forwardTo(MINUTE.multipliedBy(80));
        rollouts.run(rollouts.startTurned("digits", "digits/2", SeededRollouts.canary(.1, MINUTE)), "rolled_back");
    }

    private void breakTheLamp() {
        clock.forwardTo(MINUTE.multipliedBy(65));
        client.put(API + "/monitor/endpoints/digits", Map.of("reference_rows", REFERENCE_ROWS))
                .expect(200);
        traffic.label(traffic.send("digits", REFERENCE_ROWS + 100));
        List<SeededTraffic.Sent> dark = traffic.send("digits", 150, Digit::dark);
        traffic.label(dark.subList(0, 120));
        Eventually.holds("the brightness alarm", () -> !alarm("brightness").isEmpty());
        client.post(
                        API + "/monitor/alarms/" + alarm("contrast") + "/acknowledgements",
                        Map.of("useful", true, "note", "The lamp of camera 2 is failing"))
                .expect(201);
    }

    private String alarm(String feature) {
        for (JsonNode alarm : items("/monitor/alarms?endpoint=digits")) {
            if (alarm.path("feature").asText().equals(feature)) {
                return alarm.path("id").asText();
            }
        }
        return "";
    }

    /// A list of the project.
    JsonNode items(String path) {
        return client.get(API + path).expect(200).json().path("items");
    }

    private void review() {
        clock.forwardTo(MINUTE.multipliedBy(50));
        automate("digits", .8, .1);
        traffic.send("digits", 150, Digit::dark);
        Eventually.holds("enough to review", () -> waiting("digits") >= 70);
        for (int i = 0; i < 60; i++) {
            answer(i % 12 == 0);
            clock.forward(Duration.ofSeconds(2));
        }
        client.post(
                        API + "/data/datasets/digits/versions/from-reviews",
                        Map.of("parent", 1, "endpoint", "digits", "split", "train", "note", "With the dark ones"))
                .expect(201);
    }

    private void automate(String endpoint, double threshold, double audit) {
        client.put(
                        API + "/serve/endpoints/" + endpoint + "/automation",
                        Map.of("degree", "partial", "threshold", threshold, "audit_share", audit))
                .expect(200);
    }

    private long waiting(String queue) {
        for (JsonNode each : items("/label/queues")) {
            if (each.path("name").asText().equals(queue)) {
                return each.path("open").asLong() + each.path("claimed").asLong();
            }
        }
        return 0;
    }

    private void answer(boolean person) {
        JsonNode task = client.post(API + "/label/queues/digits/claims", Map.of("holding", List.of()))
                .expect(200)
                .json();
        String example = task.path("example_id").asText();
        String truth = digits.stream()
                .filter(digit -> digit.id().equals(example))
                .findFirst()
                .orElseThrow()
                .label();
        client.post(
                        API + "/label/tasks/" + task.path("id").asText() + "/answers",
                        Map.of("label", truth, "stand_in", !person))
                .expect(201);
    }

    /// A canary that goes on: half an hour until a request is judged, so the last ones wait for their age.
    private void tryAgain() {
        clock.forwardTo(MINUTE.multipliedBy(44));
        SeededRollouts.Started canary =
                rollouts.start("digits", "digits/3", SeededRollouts.canary(.2, MINUTE.multipliedBy(30)));
        List<SeededTraffic.Sent> first = traffic.send("digits", 200);
        traffic.label(first.subList(0, 170));
        runningBeside(canary, first.size());
    }

    /// The endpoints beside, while the canary's first requests grow old.
    private void runningBeside(SeededRollouts.Started canary, long requests) {
        clock.forwardTo(MINUTE.multipliedBy(38));
        SeededRollouts.Started shadow = rollouts.start("scanner", "digits/3", SeededRollouts.shadow(MINUTE));
        traffic.label(traffic.send("scanner", 120));
        rollouts.becomeOld(shadow, 120);
        clock.forwardTo(MINUTE.multipliedBy(30));
        SeededRollouts.Started held =
                rollouts.start("kiosk", "digits/2", SeededRollouts.patient(MINUTE.multipliedBy(6)));
        List<SeededTraffic.Sent> sent = traffic.send("kiosk", 200);
        traffic.label(sent.stream().filter(it -> it.arm().equals("champion")).toList());
        rollouts.becomeOld(held, 200);
        rollouts.become(held, "held");
        clock.forwardTo(MINUTE.multipliedBy(9));
        Eventually.holds("the canary's first requests are judged", () -> rollouts.judged(canary) >= requests);
    }

    private void others() {
        traffic.send("archive", 30);
        for (double threshold : new double[] {1, 0, 1}) {
            automate("desk", threshold, 1);
            long before = waiting("desk");
            traffic.send("desk", 1, Digit::dark);
            Eventually.holds("one more to review", () -> waiting("desk") == before + 1);
        }
    }

    private void byHand() {
        SeededRollouts.Started canary = rollouts.start("gate", "digits/3", SeededRollouts.canary(.25, MINUTE));
        traffic.label(traffic.send("gate", 60));
        rollouts.becomeOld(canary, 60);
        client.post(canary.path() + "/promotions", Map.of()).expect(201);
        client.post(canary.path() + "/rollbacks", Map.of()).expect(201);
        SeededRollouts.Started blueGreen = rollouts.start("gate", "digits/1", SeededRollouts.blueGreen(MINUTE));
        traffic.label(traffic.send("gate", 60));
        rollouts.becomeOld(blueGreen, 60);
    }

    private void finish() {
        clock.forwardTo(MINUTE.multipliedBy(3));
        List<SeededTraffic.Sent> last = traffic.send("digits", 120);
        traffic.label(last.subList(0, 60));
        clock.forwardTo(Duration.ZERO);
        Eventually.holds(
                "everything is in the log",
                () -> client.get(API + "/record/predictions?endpoint=digits&limit=1")
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asText()
                        .equals(last.getLast().prediction()));
    }

    URI uri() {
        return server.uri();
    }

    /// For what a test changes or asks for itself.
    TestClient client() {
        return client;
    }

    /// The newest rollout of an endpoint in that state.
    String rollout(String endpoint, String state) {
        for (JsonNode rollout : items("/serve/endpoints/" + endpoint + "/rollouts")) {
            if (rollout.path("state").asText().equals(state)) {
                return rollout.path("id").asText();
            }
        }
        throw new AssertionError("No rollout of " + endpoint + " is " + state + ": "
                + items("/serve/endpoints/" + endpoint + "/rollouts"));
    }

    /// The first id of a list of the API.
    String first(String path) {
        return ids(path).getFirst();
    }

    /// The ids of a list of the API.
    List<String> ids(String path) {
        return items("/" + path).valueStream().map(it -> it.path("id").asText()).toList();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
