package oxbow.web.page;

import java.util.List;
import java.util.Map;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// What something was made from, as layered boxes.
final class LineagePages implements RouteSource {

    private final Desk desk;

    LineagePages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/projects/{project}/data/lineage", Permission.READ, this::lineage)
                .page("The lineage of a prediction, model, version or run")
                .query("node", "What to start from, as kind:id."));
    }

    private Response lineage(Call call) {
        String node = call.query("node").orElse("");
        if (node.isEmpty()) {
            return desk.show(
                    call, Stage.DATA, "Lineage", "data/lineage-ask", Map.of("crumbs", Desk.crumbs(call, Stage.DATA)));
        }
        String direction = call.query("direction").filter("down"::equals).orElse("up");
        LineageView.Graph graph = desk.api()
                .one(
                        call,
                        "data/lineage?node=" + Addresses.encode(node) + "&direction=" + direction,
                        LineageView.Graph.class);
        LineagePicture picture = LineagePicture.of(graph, node, call.project().name());
        return desk.show(
                call,
                Stage.DATA,
                "Lineage",
                "data/lineage",
                Map.of(
                        "crumbs",
                        Desk.crumbs(call, Stage.DATA),
                        "picture",
                        picture,
                        "graph",
                        graph,
                        "node",
                        node,
                        "direction",
                        direction));
    }
}
