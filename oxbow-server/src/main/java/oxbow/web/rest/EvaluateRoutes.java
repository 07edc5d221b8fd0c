package oxbow.web.rest;

import java.util.List;
import oxbow.access.Permission;
import oxbow.evaluate.Comparison;
import oxbow.evaluate.Evaluation;
import oxbow.evaluate.Evaluations;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Evaluations of models on data and paired comparisons of evaluations.
public final class EvaluateRoutes implements RouteSource {

    private static final String STAGE = "/api/v1/projects/{project}/evaluate";

    private final Evaluations evaluations;

    public EvaluateRoutes(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    /// What an evaluation is made from.
    ///
    /// @param model such as `digits/1`
    /// @param version of the data set: a number, an id, or `latest`
    public record NewEvaluation(String model, String dataset, Object version, String split) {}

    /// The ids of two evaluations.
    public record NewComparison(String first, String second) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(STAGE + "/evaluations", Permission.WRITE, this::evaluate)
                        .takes(NewEvaluation.class)
                        .doc(
                                "Scores a split with a model; answers the evaluation there is if it was done before.",
                                201,
                                Evaluation.class),
                Route.get(STAGE + "/evaluations", Permission.READ, this::list)
                        .docList("Evaluations, newest first.", Evaluation.class)
                        .query("model", "Only those of this model version, such as digits/1.")
                        .query("dataset", "Only those on versions of this data set."),
                Route.get(STAGE + "/evaluations/{evaluation}", Permission.READ, this::find)
                        .doc("One evaluation.", Evaluation.class),
                Route.post(STAGE + "/comparisons", Permission.READ, this::compare)
                        .takes(NewComparison.class)
                        .doc("Holds two evaluations against each other, paired by example.", Comparison.class));
    }

    private Response evaluate(Call call) {
        NewEvaluation wanted = call.json(NewEvaluation.class);
        Evaluation made = evaluations.evaluate(
                call.project().id(),
                wanted.model(),
                wanted.dataset(),
                String.valueOf(wanted.version()),
                wanted.split());
        return Response.created(call.path() + "/" + made.id(), made);
    }

    private Response list(Call call) {
        List<Evaluation> found = evaluations.list(
                call.project().id(),
                call.query("model"),
                call.query("dataset"),
                Listing.idToken(call),
                call.limit() + 1);
        return Response.ok(Listing.cut(call, found, Evaluation::id));
    }

    private Response find(Call call) {
        return Response.ok(evaluations.find(call.project().id(), call.path("evaluation")));
    }

    private Response compare(Call call) {
        NewComparison wanted = call.json(NewComparison.class);
        return Response.ok(evaluations.compare(call.project().id(), wanted.first(), wanted.second()));
    }
}
