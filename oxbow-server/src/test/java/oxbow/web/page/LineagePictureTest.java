package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineagePictureTest {

    private static String link(String kind, String thing) {
        Optional<String> href = thing.isEmpty() ? Optional.empty() : Optional.of("/api/v1/projects/p-1/" + thing);
        LineageView.Node node = new LineageView.Node(kind, "i-1", "title", href, Map.of());
        LineageView.Graph graph = new LineageView.Graph(List.of(node), List.of());
        return LineagePicture.of(graph, "", "digits").boxes().getFirst().href().orElse("");
    }

    @Test
    void boxesLeadToPagesThatAreThere() {
        assertThat(link("dataset_version", "data/datasets/digits/versions/2"))
                .isEqualTo("/projects/digits/data/datasets/digits?version=2");
        assertThat(link("model_version", "track/models/digits/versions/5"))
                .isEqualTo("/projects/digits/track/models/digits/versions/5");
        assertThat(link("run", "track/runs/r-1")).isEqualTo("/projects/digits/track/runs/r-1");
    }

    @Test
    void whatHasNoPageOfItsOwnLeadsToItsLineage() {
        assertThat(link("prediction", "record/predictions/i-1")).startsWith("/projects/digits/data/lineage?node=");
        assertThat(link("label_snapshot", "")).startsWith("/projects/digits/data/lineage?node=");
    }
}
