package oxbow.web.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Drift alarms of all endpoints.
public final class MonitorPages implements RouteSource {

    private final Desk desk;

    MonitorPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/projects/{project}/monitor", Permission.READ, this::alarms)
                .page("Drift alarms")
                .query("endpoint", "Only alarms of this endpoint.")
                .query("part", "One part of the page alone."));
    }

    private Response alarms(Call call) {
        String endpoint = call.query("endpoint").orElse("");
        List<MonitorView.Alarm> alarms = desk
                .api()
                .list(
                        call,
                        "monitor/alarms" + (endpoint.isEmpty() ? "" : "?endpoint=" + Addresses.encode(endpoint)),
                        MonitorView.Alarm.class)
                .stream()
                .sorted(Comparator.comparing(MonitorView.Alarm::firedAt).reversed())
                .toList();
        List<ServeView.Endpoint> endpoints = desk.api().list(call, "serve/endpoints", ServeView.Endpoint.class);
        List<Watched> watched = endpoints.stream()
                .filter(e -> endpoint.isEmpty() || e.name().equals(endpoint))
                .map(e -> new Watched(
                        e.name(),
                        desk.api()
                                .maybe(
                                        call,
                                        "monitor/endpoints/" + Addresses.encode(e.name()),
                                        MonitorView.Monitor.class)
                                .orElse(new MonitorView.Monitor("", 0, List.of(), List.of()))))
                .toList();
        Map<String, Object> models = Map.of(
                "project", call.project().name(),
                "alarms", alarms,
                "watched", watched,
                "endpoint", endpoint,
                "mayDecide",
                        call.principal().may(Permission.DECIDE, call.project().id()));
        return call.query("part").isPresent()
                ? desk.pages().show("monitor/alarms", models)
                : desk.show(call, Stage.MONITOR, "Drift alarms", "monitor/page", models);
    }

    /// An endpoint and what watches it.
    public record Watched(String endpoint, MonitorView.Monitor monitor) {}
}
