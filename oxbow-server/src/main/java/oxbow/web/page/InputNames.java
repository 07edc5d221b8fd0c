package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import oxbow.web.Call;

/// What the values that a model takes are called, so that a person can read an input that is no picture.
///
/// @param tensor the name of the model's first input
/// @param features the feature columns of the data the model's run read; empty if it noted none
public record InputNames(String tensor, List<String> features) {

    static final InputNames UNKNOWN = new InputNames("x", List.of());

    public InputNames {
        features = List.copyOf(features);
    }

    /// @param model such as `iris/1`
    static InputNames of(Desk desk, Call call, String model) {
        int slash = model.lastIndexOf('/');
        if (slash < 0) {
            return UNKNOWN;
        }
        String path = "track/models/" + Addresses.encode(model.substring(0, slash)) + "/versions/"
                + Addresses.encode(model.substring(slash + 1));
        return desk.api()
                .maybe(call, path, JsonNode.class)
                .map(version -> new InputNames(
                        version.at("/signature/inputs/0/name").asText("x"), features(desk, call, version)))
                .orElse(UNKNOWN);
    }

    private static List<String> features(Desk desk, Call call, JsonNode version) {
        String run = version.path("run").asText("");
        Optional<TrackView.Input> data = run.isEmpty() || run.equals("null")
                ? Optional.empty()
                : desk.api()
                        .maybe(call, "track/runs/" + Addresses.encode(run), TrackView.Run.class)
                        .flatMap(it -> it.inputs().stream().findFirst());
        return data.flatMap(it -> desk.api()
                        .maybe(
                                call,
                                "data/datasets/" + Addresses.encode(it.dataset()) + "/versions/" + it.version(),
                                DataView.Version.class))
                .map(it -> it.schema().names("feature"))
                .orElse(List.of());
    }

    /// A name for each of so many values: its column where their numbers agree, else its place in the tensor.
    List<String> of(int values) {
        return features.size() == values
                ? features
                : IntStream.range(0, values)
                        .mapToObj(i -> tensor + "[" + i + "]")
                        .toList();
    }
}
