package oxbow.web.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.predict.Recipe;
import oxbow.serve.Automation;
import oxbow.serve.Degree;
import oxbow.serve.Deployment;
import oxbow.serve.Endpoint;
import oxbow.serve.Endpoints;
import oxbow.serve.ErrorRates;
import oxbow.serve.Evidence;
import oxbow.serve.Happening;
import oxbow.serve.NewRollout;
import oxbow.serve.Pattern;
import oxbow.serve.Plan;
import oxbow.serve.Rollout;
import oxbow.serve.Rollouts;
import oxbow.serve.Step;
import oxbow.serve.Traffic;
import oxbow.serve.Verdict;
import oxbow.serve.Wait;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Endpoints, their degree of automation, and rollouts.
public final class ServeRoutes implements RouteSource {

    private static final String ENDPOINTS = "/api/v1/projects/{project}/serve/endpoints";
    private static final String ENDPOINT = ENDPOINTS + "/{endpoint}";
    private static final String ROLLOUTS = ENDPOINT + "/rollouts";
    private static final String ROLLOUT = ROLLOUTS + "/{rollout}";
    private static final double ALPHA_ROLLBACK = 0.01;
    private static final double ALPHA_PROMOTE = 0.05;

    private final Endpoints endpoints;
    private final Rollouts rollouts;

    public ServeRoutes(Endpoints endpoints, Rollouts rollouts) {
        this.endpoints = endpoints;
        this.rollouts = rollouts;
    }

    /// A new endpoint.
    public record NewEndpoint(String name, String model) {}

    /// A degree of automation; threshold and share are 0 unless given.
    public record AutomationRequest(String degree, Optional<Double> threshold, Optional<Double> auditShare) {}

    /// A rollout to start.
    public record RolloutRequest(CandidateRequest candidate, PlanRequest plan, Optional<AssumedRequest> assumed) {}

    /// A model version by name, such as `digits/2`, and a recipe in place of the registered one.
    public record CandidateRequest(String model, Optional<Recipe> recipe) {}

    /// Error rates for the expected wait.
    public record AssumedRequest(double championError, double candidateError) {}

    /// A plan; alphas are .01 and .05, the margin 1 and the judging age an hour unless given.
    public record PlanRequest(
            String pattern,
            List<StepRequest> steps,
            Optional<Double> judgingAgeS,
            Optional<Double> alphaRollback,
            Optional<Double> alphaPromote,
            Optional<Double> margin) {

        Plan plan() {
            return new Plan(
                    Pattern.ofWord(pattern),
                    steps.stream().map(StepRequest::step).toList(),
                    judgingAgeS.orElse(3600.0),
                    alphaRollback.orElse(ALPHA_ROLLBACK),
                    alphaPromote.orElse(ALPHA_PROMOTE),
                    margin.orElse(1.0));
        }
    }

    /// A step of a plan.
    public record StepRequest(Optional<Double> weight, Optional<Double> minDwellS, Optional<Long> minJudged) {

        Step step() {
            return new Step(weight.orElse(0.0), minDwellS.orElse(0.0), minJudged.orElse(0L));
        }
    }

    /// A deployment as the API shows it.
    public record DeploymentView(
            String deployment, String model, Recipe recipe, boolean registeredRecipe, Instant since) {

        static DeploymentView of(Deployment deployment) {
            return new DeploymentView(
                    deployment.id(),
                    deployment.model(),
                    deployment.recipe(),
                    deployment.registeredRecipe(),
                    deployment.createdAt());
        }
    }

    /// An endpoint as the API shows it.
    public record EndpointView(
            String id,
            String name,
            long snapshot,
            DeploymentView champion,
            Optional<RolloutView> rollout,
            Automation automation,
            Traffic traffic,
            Instant createdAt) {

        static EndpointView of(Endpoint endpoint) {
            return new EndpointView(
                    endpoint.id(),
                    endpoint.name(),
                    endpoint.snapshot(),
                    DeploymentView.of(endpoint.champion()),
                    endpoint.rollout().map(RolloutView::of),
                    endpoint.automation(),
                    endpoint.traffic(),
                    endpoint.createdAt());
        }
    }

    /// A rollout as the API shows it.
    public record RolloutView(
            String id,
            String endpoint,
            String state,
            String pattern,
            int step,
            List<Step> steps,
            Plan plan,
            DeploymentView candidate,
            DeploymentView champion,
            Evidence evidence,
            Optional<Wait> expectedWait,
            Optional<Verdict> verdict,
            List<Happening> history,
            long unlabelledCanary,
            String startedBy,
            Instant startedAt,
            Instant stepStartedAt,
            Optional<Instant> endedAt) {

        static RolloutView of(Rollout rollout) {
            return new RolloutView(
                    rollout.id(),
                    rollout.endpoint(),
                    rollout.state().word(),
                    rollout.plan().pattern().word(),
                    rollout.step(),
                    rollout.plan().steps(),
                    rollout.plan(),
                    DeploymentView.of(rollout.candidate()),
                    DeploymentView.of(rollout.champion()),
                    rollout.evidence(),
                    rollout.expectedWait(),
                    rollout.verdict(),
                    rollout.history(),
                    rollout.evidence().unlabelledCanary(),
                    rollout.startedBy(),
                    rollout.startedAt(),
                    rollout.stepStartedAt(),
                    rollout.endedAt());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(ENDPOINTS, Permission.DECIDE, this::create)
                        .takes(NewEndpoint.class)
                        .doc("Makes an endpoint that serves a model version.", 201, EndpointView.class),
                Route.get(ENDPOINTS, Permission.READ, this::list).docList("Lists the endpoints.", EndpointView.class),
                Route.get(ENDPOINT, Permission.READ, this::one)
                        .doc("Shows an endpoint, what it serves and its active rollout.", EndpointView.class),
                Route.put(ENDPOINT + "/automation", Permission.DECIDE, this::automate)
                        .takes(AutomationRequest.class)
                        .doc("Changes how much an endpoint decides by itself.", EndpointView.class),
                Route.post(ROLLOUTS, Permission.DECIDE, this::start)
                        .takes(RolloutRequest.class)
                        .doc("Starts to try a candidate.", 201, RolloutView.class),
                Route.get(ROLLOUTS, Permission.READ, this::rollouts)
                        .docList("Lists the rollouts of an endpoint, newest first.", RolloutView.class),
                Route.get(ROLLOUT, Permission.READ, this::rollout)
                        .doc("Shows a rollout with its evidence.", RolloutView.class),
                Route.post(ROLLOUT + "/promotions", Permission.DECIDE, this::promote)
                        .doc("Makes the candidate the champion, whatever the evidence says.", 201, RolloutView.class),
                Route.post(ROLLOUT + "/rollbacks", Permission.DECIDE, this::rollBack)
                        .doc(
                                "Takes the candidate out of the traffic, or switches back after a promotion.",
                                201,
                                RolloutView.class));
    }

    private Response create(Call call) {
        NewEndpoint wanted = call.json(NewEndpoint.class);
        Endpoint made = endpoints.create(call.principal(), projectId(call), wanted.name(), wanted.model());
        return Response.created(call.path() + "/" + made.name(), EndpointView.of(made));
    }

    private Response list(Call call) {
        return Response.ok(Listing.of(
                endpoints.list(projectId(call)).stream().map(EndpointView::of).toList()));
    }

    private Response one(Call call) {
        return Response.ok(EndpointView.of(endpoints.find(projectId(call), call.path("endpoint"))));
    }

    private Response automate(Call call) {
        AutomationRequest wanted = call.json(AutomationRequest.class);
        return Response.ok(EndpointView.of(endpoints.automate(
                call.principal(),
                projectId(call),
                call.path("endpoint"),
                Degree.ofWord(wanted.degree()),
                wanted.threshold().orElse(0.0),
                wanted.auditShare().orElse(0.0))));
    }

    private Response start(Call call) {
        RolloutRequest wanted = call.json(RolloutRequest.class);
        Optional<ErrorRates> assumed = wanted.assumed()
                .map(rates -> new ErrorRates(
                        rates.championError(), rates.candidateError(), "Error rates assumed by whoever started it"));
        NewRollout rollout = new NewRollout(
                wanted.candidate().model(),
                wanted.candidate().recipe(),
                wanted.plan().plan(),
                assumed);
        Rollout started = rollouts.start(call.principal(), projectId(call), call.path("endpoint"), rollout);
        return Response.created(call.path() + "/" + started.id(), RolloutView.of(started));
    }

    private Response rollouts(Call call) {
        return Response.ok(Listing.of(rollouts.list(projectId(call), call.path("endpoint"), call.limit()).stream()
                .map(RolloutView::of)
                .toList()));
    }

    private Response rollout(Call call) {
        return Response.ok(RolloutView.of(rollouts.find(projectId(call), call.path("endpoint"), call.path("rollout"))));
    }

    private Response promote(Call call) {
        return Response.json(
                201,
                RolloutView.of(rollouts.promote(
                        call.principal(), projectId(call), call.path("endpoint"), call.path("rollout"))));
    }

    private Response rollBack(Call call) {
        return Response.json(
                201,
                RolloutView.of(rollouts.rollBack(
                        call.principal(), projectId(call), call.path("endpoint"), call.path("rollout"))));
    }

    private static String projectId(Call call) {
        return call.project().id();
    }
}
