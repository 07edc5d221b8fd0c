package oxbow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A tiny model behind an endpoint called `iris` of the project `default`.
public final class IrisEndpoint {

    public static final String PROJECT = "/api/v1/projects/default";
    private static final String ROW =
            "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[[5.8,2.8]]}]}";

    private IrisEndpoint() {}

    /// Registers the model and the endpoint over the public API.
    public static void publish(TestClient client) throws IOException {
        byte[] model;
        try (InputStream in = IrisEndpoint.class.getResourceAsStream("/oxbow/predict/lightgbm.onnx")) {
            model = Objects.requireNonNull(in).readAllBytes();
        }
        String digest = client.upload(PROJECT, model);
        client.post(PROJECT + "/track/models", Map.of("name", "iris")).expect(201);
        client.post(PROJECT + "/track/models/iris/versions", Map.of("file", digest, "classes", List.of("0", "1", "2")))
                .expect(201);
        client.post(PROJECT + "/serve/endpoints", Map.of("name", "iris", "model", "iris/1"))
                .expect(201);
    }

    /// Asks the endpoint about one row.
    public static TestClient.Answer infer(TestClient client) {
        return client.post("/v2/models/iris/infer", ROW);
    }
}
