package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Endpoints: what serves, what is tried, how well, and whether its inputs drift. Parts of the page are asked
/// for again with `?part=` while it is open.
final class EndpointPages implements RouteSource {

    private final Desk desk;

    EndpointPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/projects/{project}/serve", Permission.READ, this::list)
                        .page("Endpoints"),
                Route.get("/projects/{project}/serve/endpoints/{endpoint}", Permission.READ, this::endpoint)
                        .page("An endpoint: split, rollout, quality, drift")
                        .query("range", "How far back the charts look: 5m, 15m, 1h, 6h or 24h.")
                        .query("to", "Where the charts end; now unless told.")
                        .query("part", "One part of the page alone."));
    }

    private Response list(Call call) {
        return desk.show(
                call, Stage.DEPLOY, "Endpoints", "deploy/list", Map.of("endpoints", EndpointCard.all(desk, call)));
    }

    private Response endpoint(Call call) {
        return switch (call.query("part").orElse("")) {
            case "answer" -> desk.pages().show("deploy/answer", Map.of("endpoint", find(call)));
            case "standing" -> desk.pages().show("deploy/standing", standing(call, find(call)));
            case "drift" -> desk.pages().show("deploy/drift", drift(call, find(call)));
            case "recent" -> desk.pages().show("deploy/recent", recent(call, find(call)));
            default -> whole(call, find(call));
        };
    }

    private ServeView.Endpoint find(Call call) {
        return desk.api()
                .one(call, "serve/endpoints/" + Addresses.encode(call.path("endpoint")), ServeView.Endpoint.class);
    }

    private List<ServeView.Rollout> rollouts(Call call, String endpoint) {
        return desk.api()
                .list(call, "serve/endpoints/" + Addresses.encode(endpoint) + "/rollouts", ServeView.Rollout.class);
    }

    private Response whole(Call call, ServeView.Endpoint endpoint) {
        List<ServeView.Rollout> rollouts = rollouts(call, endpoint.name());
        Map<String, Object> models = new HashMap<>(standing(call, endpoint));
        models.putAll(drift(call, endpoint));
        models.putAll(recent(call, endpoint));
        models.put("crumbs", Desk.crumbs(call, Stage.DEPLOY));
        models.put("span", Span.of(call, desk.clock().instant()));
        MonitorView.Monitor monitor = (MonitorView.Monitor) models.get("monitor");
        models.put("board", Board.of(endpoint, rollouts, monitor == null ? List.of() : monitor.alarms()));
        models.put(
                "mayDecide",
                call.principal().may(Permission.DECIDE, call.project().id()));
        return desk.show(call, Stage.DEPLOY, endpoint.name(), "deploy/endpoint", models);
    }

    private Map<String, Object> standing(Call call, ServeView.Endpoint endpoint) {
        List<LabelView.Queue> queues = desk.api().list(call, "label/queues", LabelView.Queue.class);
        Optional<LabelView.Queue> queue =
                queues.stream().filter(q -> q.name().equals(endpoint.name())).findFirst();
        return Map.of(
                "project", call.project().name(),
                "endpoint", endpoint,
                "rollouts", rollouts(call, endpoint.name()),
                "queue", queue,
                "mayDecide",
                        call.principal().may(Permission.DECIDE, call.project().id()));
    }

    private Map<String, Object> drift(Call call, ServeView.Endpoint endpoint) {
        MonitorView.Monitor monitor = desk.api()
                .maybe(call, "monitor/endpoints/" + Addresses.encode(endpoint.name()), MonitorView.Monitor.class)
                .orElse(new MonitorView.Monitor("", 0, List.of(), List.of()));
        return Map.of("project", call.project().name(), "endpoint", endpoint, "monitor", monitor);
    }

    private Map<String, Object> recent(Call call, ServeView.Endpoint endpoint) {
        JsonNode answer =
                desk.api().ask(call, "record/predictions?limit=12&endpoint=" + Addresses.encode(endpoint.name()));
        return Map.of(
                "project", call.project().name(),
                "endpoint", endpoint,
                "predictions", RecentPrediction.of(answer.path("items")));
    }
}
