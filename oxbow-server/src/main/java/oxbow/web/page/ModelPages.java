package oxbow.web.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Registered models and their versions.
final class ModelPages implements RouteSource {

    private final Desk desk;

    ModelPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/projects/{project}/track/models", Permission.READ, this::models)
                        .page("Models"),
                Route.get("/projects/{project}/track/models/{model}/versions/{version}", Permission.READ, this::version)
                        .page("A version of a model"));
    }

    static List<TrackView.ModelVersion> versions(Desk desk, Call call) {
        return desk.api().list(call, "track/models", TrackView.Model.class).stream()
                .flatMap(model -> desk
                        .api()
                        .list(
                                call,
                                "track/models/" + Addresses.encode(model.name()) + "/versions",
                                TrackView.ModelVersion.class)
                        .stream())
                .sorted(Comparator.comparing(TrackView.ModelVersion::createdAt).reversed())
                .toList();
    }

    private Response models(Call call) {
        List<TrackView.ModelVersion> versions = versions(desk, call);
        List<ServeView.Endpoint> endpoints = desk.api().list(call, "serve/endpoints", ServeView.Endpoint.class);
        return desk.show(
                call, Stage.MODEL, "Models", "model/models", Map.of("versions", versions, "endpoints", endpoints));
    }

    private Response version(Call call) {
        String path = "track/models/" + Addresses.encode(call.path("model")) + "/versions/"
                + Addresses.encode(call.path("version"));
        TrackView.ModelVersion version = desk.api().one(call, path, TrackView.ModelVersion.class);
        List<EvaluateView.Evaluation> evaluations =
                desk.api().list(call, "evaluate/evaluations", EvaluateView.Evaluation.class).stream()
                        .filter(e -> e.model().equals(version.predictor().name()))
                        .toList();
        Optional<TrackView.Run> run = version.run()
                .flatMap(id -> desk.api().maybe(call, "track/runs/" + Addresses.encode(id), TrackView.Run.class));
        return desk.show(
                call,
                Stage.MODEL,
                version.predictor().name(),
                "model/version",
                Map.of(
                        "crumbs",
                        Desk.crumbs(call, Stage.MODEL, new Crumb("Models", "track/models")),
                        "version",
                        version,
                        "run",
                        run,
                        "evaluations",
                        evaluations));
    }
}
