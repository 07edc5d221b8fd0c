package oxbow.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

/// From a file to an evaluation and back along the lineage, over the public API.
class ModelLifeIT {

    private static final String P = "/api/v1/projects/default";
    private static final String FLOWERS = """
            sl,sw,kind,part
            5.1,3.5,0,test
            4.9,3.0,0,test
            7.0,3.2,1,test
            6.3,3.3,2,test
            5.8,2.7,2,train
            """;

    private static final Map<String, Object> SCHEMA = Map.of(
            "columns",
            List.of(
                    column("sl", "number", "feature"),
                    column("sw", "number", "feature"),
                    column("kind", "category", "label"),
                    column("part", "category", "split")));

    private static Map<String, String> column(String name, String type, String role) {
        return Map.of("name", name, "type", type, "role", role);
    }

    private static String upload(TestClient client, byte[] bytes) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            client.put(P + "/data/files/" + digest, bytes).expect(200);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] model() throws IOException {
        String path = "/oxbow/predict/logreg_iris.onnx";
        try (InputStream in = Objects.requireNonNull(ModelLifeIT.class.getResourceAsStream(path))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aFileBecomesDataARunAModelAnEvaluationAndALineage() throws IOException {
        try (TestServer server = TestServer.start();
                TestClient client = server.client()) {
            client.post(P + "/data/datasets", Map.of("name", "iris")).expect(201);
            String file = upload(client, FLOWERS.getBytes(StandardCharsets.UTF_8));
            JsonNode version = client.post(
                            P + "/data/datasets/iris/versions", Map.of("file", file, "schema", SCHEMA, "note", "first"))
                    .expect(201)
                    .json();
            assertThat(version.at("/splits/test").asInt()).isEqualTo(4);
            client.get(P + "/data/datasets/iris/versions/latest/profile").expect(200);
            JsonNode rows = client.get(P + "/data/datasets/iris/versions/1/rows?limit=2&split=test")
                    .expect(200)
                    .json();
            assertThat(rows.at("/items/1/values/sl").asText()).isEqualTo("4.9");
            assertThat(rows.path("next_page_token").asText()).isNotEmpty();
            String csv = client.send(client.request(P + "/data/datasets/iris/versions/1/rows")
                            .header("Accept", "text/csv")
                            .GET())
                    .expect(200)
                    .body();
            assertThat(csv.lines()).hasSize(6);

            client.post(P + "/track/experiments", Map.of("name", "flowers")).expect(201);
            JsonNode run = client.post(
                            P + "/track/runs",
                            Map.of(
                                    "experiment",
                                    "flowers",
                                    "name",
                                    "quick",
                                    "params",
                                    Map.of("epochs", 3),
                                    "inputs",
                                    List.of(Map.of("dataset", "iris", "version", 1)),
                                    "code_version",
                                    "abc"))
                    .expect(201)
                    .json();
            String runPath = P + "/track/runs/" + run.path("id").asText();
            client.post(runPath + "/metrics", "{\"metrics\":[{\"key\":\"loss\",\"value\":0.25}]}")
                    .expect(200);
            JsonNode ended = client.post(runPath + "/end", Map.of("status", "finished"))
                    .expect(200)
                    .json();
            assertThat(ended.path("status").asText()).isEqualTo("finished");
            assertThat(ended.at("/params/epochs").asText()).isEqualTo("3");

            client.post(P + "/track/models", Map.of("name", "iris")).expect(201);
            JsonNode model = client.post(
                            P + "/track/models/iris/versions",
                            Map.of(
                                    "file",
                                    upload(client, model()),
                                    "run",
                                    run.path("id").asText()))
                    .expect(201)
                    .json();
            assertThat(model.path("version").asInt()).isEqualTo(1);
            JsonNode evaluation = client.post(
                            P + "/evaluate/evaluations",
                            Map.of("model", "iris/1", "dataset", "iris", "version", 1, "split", "test"))
                    .expect(201)
                    .json();
            assertThat(evaluation.at("/accuracy/n").asInt()).isEqualTo(4);
            assertThat(evaluation.at("/classes/0/class").asText()).isEqualTo("0");

            JsonNode graph = client.get(P + "/data/lineage?node=evaluation:"
                            + evaluation.path("id").asText())
                    .expect(200)
                    .json();
            assertThat(graph.findValuesAsText("kind"))
                    .contains("evaluation", "model_version", "run", "dataset_version", "label_snapshot");
        }
    }

    @Test
    void badInputIsNamedAndNothingIsSaved() {
        try (TestServer server = TestServer.start();
                TestClient client = server.client()) {
            client.post(P + "/data/datasets", Map.of("name", "iris")).expect(201);
            client.put(P + "/data/files/" + "0".repeat(64), new byte[] {1}).expect(422);
            String file = upload(client, FLOWERS.replace("7.0", "seven").getBytes(StandardCharsets.UTF_8));
            JsonNode problem = client.post(P + "/data/datasets/iris/versions", Map.of("file", file, "schema", SCHEMA))
                    .expect(422)
                    .json();
            assertThat(problem.at("/problems/0/field").asText()).isEqualTo("line 4, column sl");
            assertThat(problem.at("/problems/0/value").asText()).isEqualTo("seven");
            JsonNode versions =
                    client.get(P + "/data/datasets/iris/versions").expect(200).json();
            assertThat(versions.path("items")).isEmpty();
            client.post(P + "/track/models", Map.of("name", "iris")).expect(201);
            String broken = upload(client, "no model".getBytes(StandardCharsets.UTF_8));
            client.post(P + "/track/models/iris/versions", Map.of("file", broken))
                    .expect(422);
            client.get(P + "/data/lineage?node=run:nowhere").expect(404);
            client.post(P + "/data/datasets", Map.of("name", "Iris!")).expect(422);
        }
    }

    @Test
    void classesMayBeLeftOutOrNull() throws IOException {
        try (TestServer server = TestServer.start();
                TestClient client = server.client()) {
            client.post(P + "/track/models", Map.of("name", "iris")).expect(201);
            String file = upload(client, model());
            for (String classes : List.of("", ",\"classes\":null", ",\"classes\":[]")) {
                client.post(P + "/track/models/iris/versions", "{\"file\":\"" + file + "\"" + classes + "}")
                        .expect(201);
            }
            assertThat(client.get(P + "/track/models/iris/versions")
                            .expect(200)
                            .json()
                            .path("items"))
                    .hasSize(3);
        }
    }
}
