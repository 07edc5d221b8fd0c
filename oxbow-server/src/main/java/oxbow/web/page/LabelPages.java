package oxbow.web.page;

import java.util.List;
import java.util.Map;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// The review queues, and the desk at which a person answers one.
final class LabelPages implements RouteSource {

    private final Desk desk;

    LabelPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/projects/{project}/label", Permission.READ, this::queues)
                        .page("Review queues"),
                Route.get("/projects/{project}/label/queues/{queue}", Permission.LABEL, this::review)
                        .page("Review one prediction after the other"));
    }

    private Response queues(Call call) {
        List<LabelView.Queue> queues = desk.api().list(call, "label/queues", LabelView.Queue.class);
        List<LabelView.Task> answered =
                desk.api().list(call, "label/tasks?state=answered&limit=100", LabelView.Task.class);
        return desk.show(call, Stage.LABEL, "Review", "label/queues", Map.of("queues", queues, "answered", answered));
    }

    private Response review(Call call) {
        String queue = call.path("queue");
        boolean standIn = call.query("stand_in").filter("true"::equals).isPresent();
        return desk.show(
                call,
                Stage.LABEL,
                "Review " + queue,
                "label/review",
                Map.of("crumbs", Desk.crumbs(call, Stage.LABEL), "queue", queue, "standIn", standIn));
    }
}
