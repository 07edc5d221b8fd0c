package oxbow.web.page;

import java.util.HashMap;
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
        if (call.query("part").filter("answer"::equals).isPresent()) {
            return desk.pages().show("deploy/outcome", Map.of("rollout", rollout));
        }
        ServeView.Endpoint at =
                desk.api().one(call, "serve/endpoints/" + Addresses.encode(endpoint), ServeView.Endpoint.class);
        Map<String, Object> shown = Map.of(
                "project", call.project().name(),
                "endpoint", endpoint,
                "rollout", rollout,
                "mayDecide",
                        call.principal().may(Permission.DECIDE, call.project().id()),
                "revocable", at.canTakeBack(rollout));
        if (call.query("part").isPresent()) {
            return desk.pages().show("deploy/progress", shown);
        }
        Map<String, Object> models = new HashMap<>(shown);
        models.remove("project");
        models.put(
                "crumbs",
                Desk.crumbs(call, Stage.DEPLOY, new Crumb(endpoint, "serve/endpoints/" + Addresses.encode(endpoint))));
        return desk.show(
                call,
                Stage.DEPLOY,
                rollout.candidate().model() + ", " + Show.words(rollout.pattern()),
                "deploy/rollout-page",
                models);
    }
}
