package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import oxbow.testing.MovableClock;
import oxbow.testing.TestClient;

/// Real requests about digits drawn at random, each from a writer of its own, a moment apart on the server's clock.
final class SeededTraffic {

    private static final Duration APART = Duration.ofMillis(700);

    private final TestClient client;
    private final MovableClock clock;
    private final List<Digit> digits;
    private final Random random = new Random(20);
    private int writers;

    SeededTraffic(TestClient client, MovableClock clock, List<Digit> digits) {
        this.client = client;
        this.clock = clock;
        this.digits = digits;
    }

    /// A prediction and what it should have been.
    record Sent(String prediction, String arm, String truth) {}

    List<Sent> send(String endpoint, int requests) {
        return send(endpoint, requests, UnaryOperator.identity());
    }

    List<Sent> send(String endpoint, int requests, UnaryOperator<Digit> camera) {
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            clock.forward(APART);
            sent.add(one(endpoint, camera.apply(digits.get(random.nextInt(digits.size())))));
        }
        return sent;
    }

    private Sent one(String endpoint, Digit digit) {
        Map<String, Object> tensor = Map.of(
                "name",
                "input",
                "shape",
                List.of(1, digit.pixels().size()),
                "datatype",
                "FP32",
                "data",
                digit.pixels());
        Map<String, Object> parameters = Map.of("key", "writer-" + writers++, "example_id", digit.id());
        JsonNode answer = client.post(
                        "/v2/models/" + endpoint + "/infer",
                        Map.of("parameters", parameters, "inputs", List.of(tensor)))
                .expect(200)
                .json()
                .path("parameters");
        return new Sent(
                answer.path("prediction_id").asText(), answer.path("arm").asText(), digit.label());
    }

    /// Says the truth about predictions.
    void label(List<Sent> sent) {
        List<Map<String, String>> items = sent.stream()
                .map(it -> Map.of("prediction_id", it.prediction(), "label", it.truth()))
                .toList();
        client.post(SeededServer.API + "/record/feedback", Map.of("items", items))
                .expect(200);
    }
}
