package oxbow.web.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.problem.Problems;
import oxbow.track.Experiment;
import oxbow.track.Metric;
import oxbow.track.NewMetric;
import oxbow.track.NewRun;
import oxbow.track.Run;
import oxbow.track.RunComparison;
import oxbow.track.RunStatus;
import oxbow.track.Runs;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Experiments, runs, their parameters and metrics, and what runs have in common.
public final class TrackRoutes implements RouteSource {

    private static final String STAGE = "/api/v1/projects/{project}/track";

    private final Runs runs;

    public TrackRoutes(Runs runs) {
        this.runs = runs;
    }

    /// What an experiment is made from.
    public record NewExperiment(String name) {}

    /// What a run is made from.
    ///
    /// @param experiment name or id of an experiment
    /// @param params texts, numbers or flags by name
    public record StartRun(
            String experiment,
            Optional<String> name,
            Map<String, Object> params,
            Map<String, Object> tags,
            List<InputVersion> inputs,
            Optional<String> codeVersion) {}

    /// A data version that the run reads.
    ///
    /// @param version a number, an id, or `latest`
    public record InputVersion(String dataset, Object version) {}

    /// Parameters to add.
    public record MoreParams(Map<String, Object> params) {}

    /// Values of metrics to add.
    public record MoreMetrics(List<MetricValue> metrics) {}

    /// A value of a metric; the step is 0 if absent.
    public record MetricValue(String key, double value, Optional<Long> step) {}

    /// How a run has ended: `finished`, `failed` or `killed`.
    public record RunEnd(RunStatus status) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(STAGE + "/experiments", Permission.WRITE, this::createExperiment)
                        .takes(NewExperiment.class)
                        .doc("Adds an experiment.", 201, Experiment.class),
                Route.get(STAGE + "/experiments", Permission.READ, this::experiments)
                        .docList("The experiments of the project, by name.", Experiment.class),
                Route.post(STAGE + "/runs", Permission.WRITE, this::start)
                        .takes(StartRun.class)
                        .doc("Starts a run.", 201, Run.class),
                Route.get(STAGE + "/runs", Permission.READ, this::list)
                        .docList("Runs, newest first.", Run.class)
                        .query("experiment", "Only the runs of this experiment, by name or id."),
                Route.get(STAGE + "/runs/{run}", Permission.READ, this::find)
                        .doc("One run with the latest value of each metric.", Run.class),
                Route.post(STAGE + "/runs/{run}/params", Permission.WRITE, this::addParams)
                        .takes(MoreParams.class)
                        .doc("Adds parameters; one that is written cannot be changed.", Run.class),
                Route.post(STAGE + "/runs/{run}/metrics", Permission.WRITE, this::addMetrics)
                        .takes(MoreMetrics.class)
                        .doc("Adds values of metrics.", Run.class),
                Route.get(STAGE + "/runs/{run}/metrics", Permission.READ, this::history)
                        .docList("Every value of the metrics of a run, by step.", Metric.class)
                        .query("key", "Only the values of this metric."),
                Route.post(STAGE + "/runs/{run}/end", Permission.WRITE, this::end)
                        .takes(RunEnd.class)
                        .doc("Ends a run.", Run.class),
                Route.get(STAGE + "/comparisons", Permission.READ, this::compare)
                        .doc("What two or more runs have in common and where they differ.", RunComparison.class)
                        .query("run", "The id of a run; given once for each run."));
    }

    private Response createExperiment(Call call) {
        Experiment made = runs.createExperiment(
                call.project().id(), call.json(NewExperiment.class).name());
        return Response.created(call.path() + "/" + made.name(), made);
    }

    private Response experiments(Call call) {
        return Response.ok(Listing.page(call, runs.experiments(call.project().id()), Experiment::id));
    }

    private Response start(Call call) {
        StartRun wanted = call.json(StartRun.class);
        List<NewRun.Input> inputs = wanted.inputs().stream()
                .map(input -> new NewRun.Input(input.dataset(), String.valueOf(input.version())))
                .toList();
        NewRun run = new NewRun(
                wanted.experiment(),
                wanted.name().orElse(""),
                texts("param", wanted.params()),
                texts("tag", wanted.tags()),
                inputs,
                wanted.codeVersion().orElse(""));
        Run made = runs.start(call.project().id(), run);
        return Response.created(call.path() + "/" + made.id(), made);
    }

    private static Map<String, String> texts(String what, Map<String, Object> values) {
        Problems problems = new Problems();
        Map<String, String> texts = new HashMap<>();
        values.forEach((key, value) -> {
            boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
            problems.require(scalar, what + " " + key, value, "be a text, a number or a flag");
            texts.put(key, String.valueOf(value));
        });
        problems.throwIfAny("list of " + what + "s");
        return texts;
    }

    private Response list(Call call) {
        List<Run> found =
                runs.list(call.project().id(), call.query("experiment"), Listing.idToken(call), call.limit() + 1);
        return Response.ok(Listing.cut(call, found, Run::id));
    }

    private Response find(Call call) {
        return Response.ok(runs.find(call.project().id(), call.path("run")));
    }

    private Response addParams(Call call) {
        Map<String, String> params = texts("param", call.json(MoreParams.class).params());
        return Response.ok(runs.addParams(call.project().id(), call.path("run"), params));
    }

    private Response addMetrics(Call call) {
        List<NewMetric> metrics = call.json(MoreMetrics.class).metrics().stream()
                .map(metric -> new NewMetric(
                        metric.key(), metric.value(), metric.step().orElse(0L)))
                .toList();
        return Response.ok(runs.addMetrics(call.project().id(), call.path("run"), metrics));
    }

    private Response history(Call call) {
        String key = call.query("key").orElse("");
        return Response.ok(Listing.page(
                call,
                runs.history(call.project().id(), call.path("run"), key),
                value -> value.key() + "/" + value.step() + "/" + value.value()));
    }

    private Response end(Call call) {
        RunStatus status = call.json(RunEnd.class).status();
        return Response.ok(runs.end(call.project().id(), call.path("run"), status));
    }

    private Response compare(Call call) {
        return Response.ok(runs.compare(call.project().id(), call.queries("run")));
    }
}
