package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Step 8: where one prediction came from.
final class TraceLineage {
    private static final List<String> CHAIN =
            List.of("prediction", "deployment", "model_version", "run", "dataset_version", "label_snapshot");

    private final World world;

    TraceLineage(World world) {
        this.world = world;
    }

    void run(Notes notes) {
        JsonNode latest = world.api()
                .get(world.path("/record/predictions?endpoint=" + World.ENDPOINT + "&arm=champion&limit=1"))
                .required("items")
                .get(0);
        String prediction = latest.has("id")
                ? latest.required("id").asText()
                : latest.required("prediction").required("id").asText();
        JsonNode graph = world.api().get(world.path("/data/lineage?node=prediction:" + prediction + "&direction=up"));
        Map<String, String> titles = new LinkedHashMap<>();
        Set<String> kinds = new LinkedHashSet<>();
        for (JsonNode node : graph.required("nodes")) {
            kinds.add(node.required("kind").asText());
            titles.merge(
                    node.required("kind").asText(),
                    node.path("title").asText(node.required("id").asText()),
                    (first, second) -> first + " + " + second);
        }
        notes.fact("prediction", prediction);
        notes.fact("nodes", graph.required("nodes"));
        notes.fact("edges", graph.required("edges"));
        notes.fact("kinds", kinds);
        List<String> links = new ArrayList<>();
        for (String kind : CHAIN) {
            String words = kind.replace('_', ' ');
            String title = titles.getOrDefault(kind, "?");
            links.add(title.startsWith(kind.split("_", 2)[0]) ? title : words + " " + title);
        }
        notes.must(kinds.containsAll(CHAIN), String.join(", from ", links) + ".");
    }
}
