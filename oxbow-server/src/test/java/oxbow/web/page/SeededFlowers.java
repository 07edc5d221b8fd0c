package oxbow.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import oxbow.testing.Eventually;
import oxbow.testing.TestClient;

/// An endpoint `flowers` in a project of its own name, whose inputs are two measurements and no image, with one
/// prediction that waits for a person.
final class SeededFlowers {

    static final String PROJECT = "flowers";
    private static final String API = "/api/v1/projects/" + PROJECT;
    private static final String ROWS = "petal length,petal width,species\n1.4,0.2,0\n4.7,1.4,1\n";

    private final TestClient client;

    SeededFlowers(TestClient client) {
        this.client = client;
    }

    void publish() {
        client.post("/api/v1/projects", Map.of("name", PROJECT, "title", "Flowers"))
                .expect(201);
        data();
        model();
        client.post(API + "/serve/endpoints", Map.of("name", PROJECT, "model", "flowers/1"))
                .expect(201);
        client.put(
                        API + "/serve/endpoints/flowers/automation",
                        Map.of("degree", "assist", "threshold", 1, "audit_share", 0))
                .expect(200);
        client.post(
                        "/p/" + PROJECT + "/v2/models/flowers/infer",
                        Map.of(
                                "inputs",
                                List.of(Map.of(
                                        "name",
                                        "input",
                                        "shape",
                                        List.of(1, 2),
                                        "datatype",
                                        "FP32",
                                        "data",
                                        List.of(5.8, 2.8)))))
                .expect(200);
        Eventually.holds(
                "a flower to review",
                () -> client.get(API + "/label/queues")
                                .expect(200)
                                .json()
                                .at("/items/0/open")
                                .asLong()
                        == 1);
    }

    private void data() {
        client.post(API + "/data/datasets", Map.of("name", PROJECT)).expect(201);
        client.post(
                        API + "/data/datasets/flowers/versions",
                        Map.of(
                                "file",
                                client.upload(API, ROWS.getBytes(StandardCharsets.UTF_8)),
                                "schema",
                                Map.of(
                                        "columns",
                                        List.of(
                                                Map.of("name", "petal length", "type", "number", "role", "feature"),
                                                Map.of("name", "petal width", "type", "number", "role", "feature"),
                                                Map.of("name", "species", "type", "category", "role", "label")))))
                .expect(201);
    }

    private void model() {
        client.post(API + "/track/experiments", Map.of("name", PROJECT)).expect(201);
        String run = client.post(
                        API + "/track/runs",
                        Map.of(
                                "experiment",
                                PROJECT,
                                "name",
                                "trees",
                                "inputs",
                                List.of(Map.of("dataset", PROJECT, "version", 1))))
                .expect(201)
                .json()
                .path("id")
                .asText();
        client.post(API + "/track/models", Map.of("name", PROJECT)).expect(201);
        client.post(
                        API + "/track/models/flowers/versions",
                        Map.of("file", client.upload(API, onnx()), "run", run, "classes", List.of("0", "1", "2")))
                .expect(201);
    }

    private static byte[] onnx() {
        try (InputStream in = SeededFlowers.class.getResourceAsStream("/oxbow/predict/lightgbm.onnx")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
