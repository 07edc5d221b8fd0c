package oxbow.web.rest;

import java.util.List;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.monitor.Alarm;
import oxbow.monitor.MonitorSettings;
import oxbow.monitor.MonitorView;
import oxbow.monitor.Monitors;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Drift per endpoint, and alarms.
public final class MonitorRoutes implements RouteSource {

    private static final String MONITOR = "/api/v1/projects/{project}/monitor";
    private static final String ENDPOINT = MONITOR + "/endpoints/{endpoint}";

    private final Monitors monitors;

    public MonitorRoutes(Monitors monitors) {
        this.monitors = monitors;
    }

    /// What to promise and how large a reference to take; what is not given is as by default.
    public record SettingsRequest(Optional<Double> periodRows, Optional<Integer> referenceRows) {}

    /// Whether an alarm was useful or noise.
    public record AcknowledgementRequest(boolean useful, Optional<String> note) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ENDPOINT, Permission.READ, this::show)
                        .doc("Shows what is watched at an endpoint and what is promised.", MonitorView.class),
                Route.put(ENDPOINT, Permission.DECIDE, this::configure)
                        .takes(SettingsRequest.class)
                        .doc("Sets the promise and the size of the reference; all begin again.", MonitorView.class),
                Route.get(MONITOR + "/alarms", Permission.READ, this::alarms)
                        .query("endpoint", "Only alarms of that endpoint.")
                        .docList("Lists alarms, newest first.", Alarm.class),
                Route.post(MONITOR + "/alarms/{alarm}/acknowledgements", Permission.DECIDE, this::acknowledge)
                        .takes(AcknowledgementRequest.class)
                        .doc("Notes whether an alarm was useful or noise.", 201, Alarm.class));
    }

    private Response show(Call call) {
        return Response.ok(monitors.view(call.project().id(), call.path("endpoint")));
    }

    private Response configure(Call call) {
        SettingsRequest wanted = call.json(SettingsRequest.class);
        MonitorSettings standard = MonitorSettings.standard();
        MonitorSettings settings = new MonitorSettings(
                wanted.periodRows().orElse(standard.periodRows()),
                wanted.referenceRows().orElse(standard.referenceRows()));
        monitors.configure(call.principal(), call.project().id(), call.path("endpoint"), settings);
        return show(call);
    }

    private Response alarms(Call call) {
        List<Alarm> all = monitors.alarms(call.project().id(), call.query("endpoint"), Integer.MAX_VALUE);
        return Response.ok(Listing.page(call, all, Alarm::id));
    }

    private Response acknowledge(Call call) {
        AcknowledgementRequest given = call.json(AcknowledgementRequest.class);
        return Response.json(
                201,
                monitors.acknowledge(
                        call.principal(),
                        call.project().id(),
                        call.path("alarm"),
                        given.useful(),
                        given.note().orElse("")));
    }
}
