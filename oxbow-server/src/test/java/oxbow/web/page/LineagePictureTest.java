package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oxbow.web.page.LineageView.Edge;
import oxbow.web.page.LineageView.End;
import oxbow.web.page.LineageView.Graph;
import oxbow.web.page.LineageView.Node;

class LineagePictureTest {

    private static Node node(String id) {
        return new Node("run", id, id, Optional.empty(), Map.of());
    }

    private static Edge edge(String from, String to) {
        return new Edge(new End("run", from), new End("run", to), "read");
    }

    @Test
    void everyEdgeLeadsToTheRight() {
        Graph graph = new Graph(
                List.of(node("a"), node("b"), node("c"), node("d")),
                List.of(edge("a", "b"), edge("a", "d"), edge("b", "c"), edge("c", "d")));
        LineagePicture picture = LineagePicture.of(graph, "run:a", "default");
        assertThat(picture.boxes().stream().map(LineagePicture.Box::x).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(picture.boxes().getFirst().start()).isTrue();
        assertThat(picture.lines()).hasSize(4);
    }

    @Test
    void aCircleIsDrawnAllTheSame() {
        Graph graph = new Graph(List.of(node("a"), node("b")), List.of(edge("a", "b"), edge("b", "a")));
        assertThat(LineagePicture.of(graph, "run:a", "default").boxes()).hasSize(2);
    }
}
