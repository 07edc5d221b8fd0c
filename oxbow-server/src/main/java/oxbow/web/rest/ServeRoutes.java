package oxbow.web.rest;

import java.util.List;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.serve.Degree;
import oxbow.serve.Endpoint;
import oxbow.serve.Endpoints;
import oxbow.serve.NewRollout;
import oxbow.serve.Rollout;
import oxbow.serve.Rollouts;
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
        return Response.ok(Listing.page(call, endpoints.list(projectId(call)), Endpoint::id)
                .map(EndpointView::of));
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
        NewRollout rollout = call.json(RolloutRequest.class).rollout();
        Rollout started = rollouts.start(call.principal(), projectId(call), call.path("endpoint"), rollout);
        return Response.created(call.path() + "/" + started.id(), RolloutView.of(started));
    }

    private Response rollouts(Call call) {
        List<Rollout> all = rollouts.list(projectId(call), call.path("endpoint"), Integer.MAX_VALUE);
        return Response.ok(Listing.page(call, all, Rollout::id).map(RolloutView::of));
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
