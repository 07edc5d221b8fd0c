package oxbow.web.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import oxbow.access.Permission;
import oxbow.access.Project;
import oxbow.problem.Problem;
import oxbow.web.Call;
import oxbow.web.Failure;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// The way in: the sign-in page, and the root, which leads home.
final class DoorPages implements RouteSource {

    private final Api api;
    private final Pages pages;
    private final UnaryOperator<String> assets;

    DoorPages(Api api, Pages pages, UnaryOperator<String> assets) {
        this.api = api;
        this.pages = pages;
        this.assets = assets;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/", Permission.SIGNED_IN, this::home).page("Leads to the project's home"),
                Route.get("/sign-in", Permission.PUBLIC, this::signIn).page("Sign in with a token"));
    }

    /// The newest project that the reader may look at; the one that is always there comes last.
    private Response home(Call call) {
        String newest = api.projects(call).stream()
                .max(Comparator.comparing(Project::createdAt))
                .map(Project::name)
                .orElseGet(() -> call.project().name());
        return Response.redirect("/projects/" + Addresses.encode(newest));
    }

    private Response signIn(Call call) {
        return pages.show(
                "door/sign-in",
                Map.of(
                        "assets", assets,
                        "to", call.query("to").orElse("/"),
                        "problem", call.query("failed").isPresent()));
    }

    Response failed(Failure failure) {
        List<String> problems = failure.problems().stream()
                .map(Problem::message)
                .filter(message -> !message.equals(failure.title()))
                .toList();
        Map<String, Object> models = Map.of("assets", assets, "failure", failure, "problems", problems);
        return pages.show("door/failed", failure.status(), models);
    }
}
