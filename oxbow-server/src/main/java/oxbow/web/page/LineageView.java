package oxbow.web.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The API's lineage graph as the pages read it.
public final class LineageView {

    private LineageView() {}

    public record Node(String kind, String id, String title, Optional<String> href, Map<String, Object> detail) {}

    public record End(String kind, String id) {}

    public record Edge(End from, End to, String relation) {}

    public record Graph(List<Node> nodes, List<Edge> edges) {}
}
