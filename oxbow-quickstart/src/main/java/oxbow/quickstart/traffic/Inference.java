package oxbow.quickstart.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.digits.Image;

/// An endpoint of the server on the Open Inference Protocol.
public final class Inference {
    private final Api api;
    private final String path;
    private final String input;

    private Inference(Api api, String path, String input) {
        this.api = api;
        this.path = path;
        this.input = input;
    }

    /// Asks the endpoint for the name of its input.
    public static Inference of(Api api, String project, String endpoint) {
        String path = "/p/" + project + "/v2/models/" + endpoint;
        JsonNode metadata = api.get(path);
        return new Inference(
                api,
                path + "/infer",
                metadata.required("inputs").get(0).required("name").asText());
    }

    /// Sends one image, raw grey values from 0 to 16, keyed by who wrote it.
    public Answer ask(Image image, String writer, String exampleId) {
        Map<String, Object> tensor =
                Map.of("name", input, "shape", List.of(1, Image.PIXELS), "datatype", "FP32", "data", image.values());
        JsonNode answer = api.post(
                path,
                Map.of(
                        "parameters", Map.of("key", writer, "example_id", exampleId),
                        "inputs", List.of(tensor)));
        JsonNode parameters = answer.required("parameters");
        return new Answer(
                parameters.required("prediction_id").asText(),
                label(answer.required("outputs")),
                parameters.required("arm").asText(),
                parameters.path("decided_by").asText("model"));
    }

    private static String label(JsonNode outputs) {
        for (JsonNode output : outputs) {
            if (output.required("name").asText().equals("label")) {
                return output.required("data").get(0).asText();
            }
        }
        throw new IllegalStateException("The answer must have an output \"label\" and has " + outputs + ".");
    }
}
