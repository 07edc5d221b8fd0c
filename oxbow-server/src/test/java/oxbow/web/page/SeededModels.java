package oxbow.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oxbow.testing.TestClient;

/// A data set of digits and three models of them, with their runs and evaluations.
final class SeededModels {

    static final List<String> NAMES = List.of("hasty", "careful", "again");

    private final TestClient client;

    SeededModels(TestClient client) {
        this.client = client;
    }

    void publish(List<Digit> digits) {
        client.post(
                        SeededServer.API + "/data/datasets",
                        Map.of("name", "digits", "description", "Handwritten digits, 8 × 8 grey values"))
                .expect(201);
        client.post(
                        SeededServer.API + "/data/datasets/digits/versions",
                        Map.of(
                                "file",
                                upload(Digit.csv(digits).getBytes(StandardCharsets.UTF_8)),
                                "schema",
                                schema(),
                                "note",
                                "As published"))
                .expect(201);
        client.post(SeededServer.API + "/track/experiments", Map.of("name", "reading"))
                .expect(201);
        client.post(SeededServer.API + "/track/models", Map.of("name", "digits"))
                .expect(201);
        for (int i = 0; i < NAMES.size(); i++) {
            register(NAMES.get(i), i + 1);
        }
    }

    private void register(String name, int version) {
        Map<String, Object> run = Map.of(
                "experiment",
                "reading",
                "name",
                name,
                "params",
                Map.of("epochs", List.of(12, 2500, 900).get(version - 1), "rate", 0.5),
                "inputs",
                List.of(Map.of("dataset", "digits", "version", 1)),
                "code_version",
                "4f0c1d7");
        String id = client.post(SeededServer.API + "/track/runs", run)
                .expect(201)
                .json()
                .path("id")
                .asText();
        String path = SeededServer.API + "/track/runs/" + id;
        double accuracy = List.of(.754, .929, .919).get(version - 1);
        client.post(path + "/metrics", Map.of("metrics", List.of(Map.of("key", "dev_accuracy", "value", accuracy))))
                .expect(200);
        client.post(path + "/end", Map.of("status", "finished")).expect(200);
        client.post(
                        SeededServer.API + "/track/models/digits/versions",
                        Map.of(
                                "file",
                                upload(model(name)),
                                "run",
                                id,
                                "classes",
                                IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
                                "image",
                                Map.of("width", 8, "height", 8, "white", 16),
                                "recipe",
                                Map.of("scale", 1 / 16.0, "offset", 0, "transpose", false)))
                .expect(201);
        client.post(
                        SeededServer.API + "/evaluate/evaluations",
                        Map.of("model", "digits/" + version, "dataset", "digits", "version", 1, "split", "test"))
                .expect(201);
    }

    private static Map<String, Object> schema() {
        Stream<Map<String, String>> pixels =
                IntStream.range(0, 64).mapToObj(i -> Map.of("name", "p" + i, "type", "number", "role", "feature"));
        Stream<Map<String, String>> rest = Stream.of(
                Map.of("name", "label", "type", "category", "role", "label"),
                Map.of("name", "split", "type", "category", "role", "split"));
        return Map.of(
                "columns", Stream.concat(pixels, rest).toList(),
                "image", Map.of("prefix", "p", "width", 8, "height", 8, "white", 16));
    }

    private static byte[] model(String name) {
        String file = "digits_" + name + ".onnx";
        try (InputStream in = Objects.requireNonNull(SeededModels.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String upload(byte[] bytes) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            client.put(SeededServer.API + "/data/files/" + digest, bytes).expect(200);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
