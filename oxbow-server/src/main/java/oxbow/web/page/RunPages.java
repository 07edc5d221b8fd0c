package oxbow.web.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Runs, and what differs between them.
final class RunPages implements RouteSource {

    private final Desk desk;

    RunPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/projects/{project}/track/runs", Permission.READ, this::list)
                        .page("Runs"),
                Route.get("/projects/{project}/track/runs/compare", Permission.READ, this::compare)
                        .page("Runs side by side")
                        .query("run", "The id of a run; give several."),
                Route.get("/projects/{project}/track/runs/{run}", Permission.READ, this::run)
                        .page("A run"));
    }

    private Response list(Call call) {
        Optional<String> experiment = call.query("experiment");
        List<TrackView.Run> runs = desk.api()
                .list(
                        call,
                        "track/runs"
                                + experiment
                                        .map(e -> "?experiment=" + Addresses.encode(e))
                                        .orElse(""),
                        TrackView.Run.class);
        List<TrackView.ModelVersion> models = ModelPages.versions(desk, call);
        return desk.show(
                call,
                Stage.MODEL,
                "Runs",
                "model/runs",
                Map.of("runs", runs, "models", models, "metrics", RunTable.metrics(runs)));
    }

    private Response compare(Call call) {
        List<TrackView.Run> runs =
                call.queries("run").stream().distinct().map(id -> one(call, id)).toList();
        List<TrackView.ModelVersion> models = ModelPages.versions(desk, call);
        List<EvaluateView.Evaluation> evaluations =
                desk.api().list(call, "evaluate/evaluations", EvaluateView.Evaluation.class);
        return desk.show(
                call,
                Stage.MODEL,
                "Compare runs",
                "model/compare",
                Map.of("crumbs", Desk.crumbs(call, Stage.MODEL), "table", RunTable.of(runs, models, evaluations)));
    }

    private Response run(Call call) {
        TrackView.Run run = one(call, call.path("run"));
        List<TrackView.ModelVersion> models = ModelPages.versions(desk, call).stream()
                .filter(m -> m.madeBy(run))
                .toList();
        return desk.show(
                call,
                Stage.MODEL,
                run.name(),
                "model/run",
                Map.of("crumbs", Desk.crumbs(call, Stage.MODEL), "run", run, "models", models));
    }

    private TrackView.Run one(Call call, String id) {
        return desk.api().one(call, "track/runs/" + Addresses.encode(id), TrackView.Run.class);
    }
}
