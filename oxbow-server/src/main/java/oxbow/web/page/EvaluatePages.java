package oxbow.web.page;

import java.util.List;
import java.util.Map;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// How well models did on data, per class, with intervals and beside always saying the majority.
final class EvaluatePages implements RouteSource {

    private final Desk desk;

    EvaluatePages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/projects/{project}/evaluate", Permission.READ, this::list)
                        .page("Evaluations"),
                Route.get("/projects/{project}/evaluate/evaluations/{evaluation}", Permission.READ, this::one)
                        .page("An evaluation: figures per class, confusion matrix"));
    }

    private Response list(Call call) {
        List<EvaluateView.Evaluation> evaluations =
                desk.api().list(call, "evaluate/evaluations", EvaluateView.Evaluation.class);
        return desk.show(call, Stage.EVALUATE, "Evaluations", "evaluate/list", Map.of("evaluations", evaluations));
    }

    private Response one(Call call) {
        EvaluateView.Evaluation evaluation = desk.api()
                .one(
                        call,
                        "evaluate/evaluations/" + Addresses.encode(call.path("evaluation")),
                        EvaluateView.Evaluation.class);
        List<EvaluateView.Evaluation> others =
                desk.api().list(call, "evaluate/evaluations", EvaluateView.Evaluation.class).stream()
                        .filter(e -> e.on().equals(evaluation.on()) && !e.id().equals(evaluation.id()))
                        .toList();
        Confusion confusion = new Confusion(
                evaluation.confusion().classes(), evaluation.confusion().cells());
        return desk.show(
                call,
                Stage.EVALUATE,
                evaluation.model() + " on " + evaluation.on(),
                "evaluate/one",
                Map.of(
                        "crumbs", Desk.crumbs(call, Stage.EVALUATE),
                        "evaluation", evaluation,
                        "others", others,
                        "confusion", confusion));
    }
}
