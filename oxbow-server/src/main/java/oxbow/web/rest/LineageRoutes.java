package oxbow.web.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.access.Permission;
import oxbow.data.Edge;
import oxbow.data.Graph;
import oxbow.data.Lineage;
import oxbow.data.Node;
import oxbow.problem.ProblemException;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;
import oxbow.web.rest.LineageKind.Shown;

/// What a thing was made from, and what was made from it, over all stages.
public final class LineageRoutes implements RouteSource {

    private static final int DEPTH = 16;

    private final Lineage lineage;
    private final Map<String, LineageKind> kinds;

    /// @param kinds who knows the nodes of each kind; nodes of other kinds are not shown
    public LineageRoutes(Lineage lineage, Map<String, LineageKind> kinds) {
        this.lineage = lineage;
        this.kinds = Map.copyOf(kinds);
    }

    /// A node as it is answered.
    public record LineageNode(
            String kind, String id, String title, Optional<String> href, Map<String, Object> detail) {}

    /// A part of the graph as it is answered: nodes in the order they were reached, the start first.
    ///
    /// @param complete whether nothing was cut off by a limit
    public record LineageGraph(List<LineageNode> nodes, List<Edge> edges, boolean complete) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/projects/{project}/data/lineage", Permission.READ, this::walk)
                .doc("What a thing was made from, or what was made from it.", LineageGraph.class)
                .query("node", "Where to start, as kind:id, such as model_version:0198….")
                .query("direction", "up, towards what it was made from (unless told), or down."));
    }

    private Response walk(Call call) {
        String project = call.project().id();
        Node start = Node.parse(call.query("node").orElse(""));
        if (!kinds.containsKey(start.kind())) {
            throw ProblemException.broken(
                    "kind of the node",
                    start.kind(),
                    "be one of "
                            + String.join(", ", kinds.keySet().stream().sorted().toList()));
        }
        if (show(project, start).isEmpty()) {
            throw ProblemException.notFound(start.kind().replace('_', ' '), start.id());
        }
        boolean up = up(call.query("direction").orElse("up"));
        Set<Node> nodes = new LinkedHashSet<>(List.of(start));
        Set<Edge> edges = new LinkedHashSet<>();
        boolean complete = true;
        LineageKind kind = kinds.get(start.kind());
        if (up && kind != null) {
            edges.addAll(kind.origins(project, start.id()));
        }
        List<Node> starts = new ArrayList<>(List.of(start));
        edges.forEach(edge -> starts.add(edge.to()));
        for (Node from : starts) {
            Graph part = lineage.walk(from, up ? Lineage.Direction.UP : Lineage.Direction.DOWN, DEPTH);
            nodes.addAll(part.nodes());
            edges.addAll(part.edges());
            complete &= part.complete();
        }
        return Response.ok(visible(project, nodes, edges, complete));
    }

    private static boolean up(String direction) {
        return switch (direction.toLowerCase(Locale.ROOT)) {
            case "up" -> true;
            case "down" -> false;
            default -> throw ProblemException.broken("direction", direction, "be up or down");
        };
    }

    /// Leaves out what belongs to other projects: labels with the same content are one node for all of them.
    private LineageGraph visible(String project, Set<Node> nodes, Set<Edge> edges, boolean complete) {
        Map<Node, LineageNode> shown = new LinkedHashMap<>();
        for (Node node : nodes) {
            show(project, node)
                    .ifPresent(it -> shown.put(
                            node, new LineageNode(node.kind(), node.id(), it.title(), it.href(), it.detail())));
        }
        List<Edge> kept = edges.stream()
                .filter(edge -> shown.containsKey(edge.from()) && shown.containsKey(edge.to()))
                .toList();
        return new LineageGraph(List.copyOf(shown.values()), kept, complete);
    }

    private Optional<Shown> show(String project, Node node) {
        LineageKind kind = kinds.get(node.kind());
        return kind == null ? Optional.empty() : kind.show(project, node.id());
    }
}
