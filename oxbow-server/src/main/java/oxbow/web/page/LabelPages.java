package oxbow.web.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.json.Json;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// The review queues, and the desk at which a person answers one.
final class LabelPages implements RouteSource {

    private static final int PER_PAGE = 25;

    private final Desk desk;

    LabelPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/projects/{project}/label", Permission.READ, this::queues)
                        .page("Review queues")
                        .query("before", "Answers to predictions from before this task."),
                Route.get("/projects/{project}/label/queues/{queue}", Permission.LABEL, this::review)
                        .page("Review one prediction after the other"));
    }

    private Response queues(Call call) {
        List<LabelView.Queue> queues = desk.api().list(call, "label/queues", LabelView.Queue.class);
        Optional<String> before = call.query("before");
        Api.Page<LabelView.Task> answered = desk.api()
                .page(
                        call,
                        "label/tasks?state=answered&order=newest&limit=" + PER_PAGE
                                + before.map(id -> "&page_token=" + Addresses.encode(id))
                                        .orElse(""),
                        LabelView.Task.class);
        return desk.show(
                call,
                Stage.LABEL,
                "Review",
                "label/queues",
                Map.of("queues", queues, "answered", answered, "later", before.isPresent()));
    }

    private Response review(Call call) {
        String queue = call.path("queue");
        boolean standIn = call.query("stand_in").filter("true"::equals).isPresent();
        InputNames names = desk.api()
                .maybe(call, "serve/endpoints/" + Addresses.encode(queue), ServeView.Endpoint.class)
                .map(endpoint -> InputNames.of(desk, call, endpoint.champion().model()))
                .orElse(InputNames.UNKNOWN);
        return desk.show(
                call,
                Stage.LABEL,
                "Review " + queue,
                "label/review",
                Map.of(
                        "crumbs",
                        Desk.crumbs(call, Stage.LABEL),
                        "queue",
                        queue,
                        "names",
                        names,
                        "features",
                        Json.write(names.features()),
                        "standIn",
                        standIn));
    }
}
