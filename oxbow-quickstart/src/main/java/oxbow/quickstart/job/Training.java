package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oxbow.quickstart.digits.Image;
import oxbow.quickstart.train.Recipe;
import oxbow.quickstart.train.Sample;
import oxbow.quickstart.train.TrainedModel;
import oxbow.quickstart.train.Trainer;

/// Trains as any user's program would: data from the server, a run with its parameters and metrics, the model as an
/// ONNX file in the registry, an evaluation on the test split.
final class Training {
    private static final String EXPERIMENT = "digits";

    private final World world;

    Training(World world) {
        this.world = world;
    }

    /// Makes the experiment and the model under which everything is registered.
    void prepare() {
        world.api().post(world.path("/track/experiments"), Map.of("name", EXPERIMENT));
        world.api().post(world.path("/track/models"), Map.of("name", World.MODEL));
    }

    /// The rows of one split of a data version.
    List<Sample> rows(int version, String split) {
        return Tables.samples(world.api()
                .csv(world.path("/data/datasets/" + World.DATASET + "/versions/" + version + "/rows?split=" + split)));
    }

    /// Trains on the training split of a data version. `distinct` is how many different handwritten images it
    /// holds.
    Registered train(String name, Recipe recipe, int version, long distinct) {
        List<Sample> rows = rows(version, "train");
        String run = startRun(name, recipe, rows.size(), version);
        TrainedModel model = Trainer.train(rows, recipe);
        long used = Math.min(distinct, recipe.rows());
        measure(run, model, rows.subList(0, Math.min(recipe.rows(), rows.size())), version, used);
        String file = world.api().putFile(World.PROJECT, model.onnx());
        world.api().post(world.path("/track/runs/" + run + "/end"), Map.of("status", "finished"));
        JsonNode registered = world.api()
                .post(
                        world.path("/track/models/" + World.MODEL + "/versions"),
                        Map.of(
                                "run",
                                run,
                                "file",
                                file,
                                "classes",
                                model.classes(),
                                "image",
                                Map.of("width", Image.SIDE, "height", Image.SIDE, "white", Image.WHITE),
                                "recipe",
                                Map.of("scale", 1 / Image.WHITE, "offset", 0, "transpose", false),
                                "note",
                                name));
        String reference = World.MODEL + "/" + registered.required("version").asInt();
        return new Registered(reference, run, model.rows(), used, evaluate(reference, World.DATASET, 1, "test"));
    }

    JsonNode evaluate(String model, String dataset, int version, String split) {
        return world.api()
                .post(
                        world.path("/evaluate/evaluations"),
                        Map.of("model", model, "dataset", dataset, "version", version, "split", split));
    }

    JsonNode compare(JsonNode first, JsonNode second) {
        return world.api()
                .post(
                        world.path("/evaluate/comparisons"),
                        Map.of(
                                "first", first.required("id").asText(),
                                "second", second.required("id").asText()));
    }

    private String startRun(String name, Recipe recipe, int rows, int version) {
        return world.api()
                .post(
                        world.path("/track/runs"),
                        Map.of(
                                "experiment", EXPERIMENT,
                                "name", name,
                                "params", recipe.params(rows),
                                "tags", Map.of("library", "Tribuo 4.3.2"),
                                "inputs", List.of(Map.of("dataset", World.DATASET, "version", version)),
                                "code_version", world.version()))
                .required("id")
                .asText();
    }

    private void measure(String run, TrainedModel model, List<Sample> train, int version, long distinct) {
        Map<String, Double> values = Map.of(
                "train_accuracy",
                model.accuracy(train),
                "dev_accuracy",
                model.accuracy(rows(version, "dev")),
                "trained_rows",
                (double) model.rows(),
                "distinct_images",
                (double) distinct);
        List<Map<String, Object>> metrics = new ArrayList<>();
        values.forEach((key, value) -> metrics.add(Map.of("key", key, "value", value, "step", 0)));
        world.api().post(world.path("/track/runs/" + run + "/metrics"), Map.of("metrics", metrics));
    }
}
