package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.digits.Digit;
import oxbow.quickstart.digits.Split;
import oxbow.quickstart.train.Recipes;
import oxbow.quickstart.train.Sample;
import oxbow.quickstart.train.Samples;

/// Step 1: a project, a versioned data set, its profile.
final class PublishData {
    private static final List<String> DESCRIPTORS = List.of("brightness", "contrast", "sharpness");

    private final World world;

    PublishData(World world) {
        this.world = world;
    }

    void run(Notes notes) {
        world.api().post("/api/v1/projects", Map.of("name", World.PROJECT, "title", "Handwritten digits"));
        JsonNode version = publish(
                world,
                World.DATASET,
                "Handwritten digits, 8 × 8 grey values from 0 to 16 (UCI, CC BY 4.0)",
                List.of(
                        new Tables.Part("train", clean(world.split().train())),
                        new Tables.Part("dev", clean(world.split().dev())),
                        new Tables.Part("test", clean(world.split().test()))),
                "As published, without the images that live traffic shows");
        notes.fact("dataset", World.DATASET);
        notes.fact("version", version.required("number").asInt());
        notes.fact("digest", version.required("digest").asText());
        notes.fact("rows", version.required("rows").asLong());
        notes.fact("splits", version.required("splits"));
        notes.must(
                version.required("rows").asLong() == expectedRows(),
                "Version 1 of the data set holds "
                        + Figures.count(version.required("rows").asLong()) + " of the 1,797 digits: "
                        + splits(version.required("splits"))
                        + "; the other 600 are three pools of live images that nobody trains on.");
        profile(notes);
    }

    private static String splits(JsonNode splits) {
        return splits.properties().stream()
                .map(split -> Figures.count(split.getValue().asLong()) + " " + split.getKey())
                .collect(Collectors.joining(", "));
    }

    /// Creates a data set and its first version.
    static JsonNode publish(World world, String dataset, String description, List<Tables.Part> parts, String note) {
        world.api().post(world.path("/data/datasets"), Map.of("name", dataset, "description", description));
        String file = world.api().putFile(World.PROJECT, Tables.csv(parts).getBytes(StandardCharsets.UTF_8));
        return world.api()
                .post(
                        world.path("/data/datasets/" + dataset + "/versions"),
                        Map.of("file", file, "schema", Tables.schema(), "note", note));
    }

    private void profile(Notes notes) {
        JsonNode profile = world.api().get(world.path("/data/datasets/" + World.DATASET + "/versions/1/profile"));
        JsonNode descriptors = profile.required("descriptors");
        notes.fact("descriptors", descriptors);
        boolean all = DESCRIPTORS.stream().allMatch(descriptors::hasNonNull);
        notes.must(all, "Its profile describes every image by brightness, contrast and sharpness.");
    }

    private static List<Sample> clean(List<Digit> digits) {
        return Samples.of(digits, Camera.WELL, new Random(Recipes.SEED));
    }

    private long expectedRows() {
        Split split = world.split();
        return (long) split.train().size() + split.dev().size() + split.test().size();
    }
}
