package oxbow.web.page;

import java.util.List;
import java.util.Map;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// A rollout with its evidence and its whole history.
final class RolloutPages implements RouteSource {

    private final Desk desk;

    RolloutPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(
                        "/projects/{project}/serve/endpoints/{endpoint}/rollouts/{rollout}",
                        Permission.READ,
                        this::rollout)
                .page("A rollout: steps, evidence, verdict, history")
                .query("part", "One part of the page alone."));
    }

    private Response rollout(Call call) {
        String endpoint = call.path("endpoint");
        ServeView.Rollout rollout = desk.api()
                .one(
                        call,
                        "serve/endpoints/" + Addresses.encode(endpoint) + "/rollouts/"
                                + Addresses.encode(call.path("rollout")),
                        ServeView.Rollout.class);
        boolean mayDecide =
                call.principal().may(Permission.DECIDE, call.project().id());
        if (call.query("part").isPresent()) {
            return desk.pages()
                    .show(
                            "deploy/rollout",
                            Map.of(
                                    "project",
                                    call.project().name(),
                                    "endpoint",
                                    endpoint,
                                    "rollout",
                                    rollout,
                                    "mayDecide",
                                    mayDecide,
                                    "linked",
                                    false));
        }
        List<Crumb> crumbs =
                Desk.crumbs(call, Stage.DEPLOY, new Crumb(endpoint, "serve/endpoints/" + Addresses.encode(endpoint)));
        return desk.show(
                call,
                Stage.DEPLOY,
                rollout.candidate().model() + ", " + Show.words(rollout.pattern()),
                "deploy/rollout-page",
                Map.of("crumbs", crumbs, "endpoint", endpoint, "rollout", rollout, "mayDecide", mayDecide));
    }
}
