package oxbow.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import oxbow.access.Permission;
import oxbow.access.Project;
import oxbow.json.Json;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.web.Call;
import oxbow.web.Method;
import oxbow.web.Response;
import oxbow.web.Route;

/// The public API, asked within the process on behalf of whoever asked for the page: the same routes,
/// permissions and JSON that any client gets. So whatever a page shows, a program can ask for. Thread-safe.
public final class Api {

    private static final ObjectMapper MAPPER =
            Json.mapper().copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Supplier<List<Route>> routes;

    /// @param routes every route of the server; asked at the first request, when all are known
    Api(Supplier<List<Route>> routes) {
        this.routes = routes;
    }

    /// One resource of the call's project.
    ///
    /// @param path what follows the project, such as `data/datasets/digits?limit=3`
    <T> T one(Call call, String path, Class<T> type) {
        return convert(ask(call, path), type, path);
    }

    /// One resource of the call's project, or nothing if there is none.
    <T> Optional<T> maybe(Call call, String path, Class<T> type) {
        try {
            return Optional.of(one(call, path, type));
        } catch (ProblemException e) {
            if (e.kind() == ProblemKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// The items of a list of the call's project; its first page.
    <T> List<T> list(Call call, String path, Class<T> item) {
        return page(call, path, item).items();
    }

    /// A page of a list.
    ///
    /// @param next the token of the page behind it, if there is one
    public record Page<T>(List<T> items, Optional<String> next) {}

    /// A page of a list of the call's project.
    <T> Page<T> page(Call call, String path, Class<T> item) {
        JsonNode answer = ask(call, path);
        List<T> items = new ArrayList<>();
        for (JsonNode node : answer.path("items")) {
            items.add(convert(node, item, path));
        }
        String next = answer.path("next_page_token").asText("");
        return new Page<>(items, Optional.of(next).filter(token -> !token.isEmpty() && !token.equals("null")));
    }

    /// The projects that the reader may look at.
    List<Project> projects(Call call) {
        List<Project> projects = new ArrayList<>();
        for (JsonNode node :
                find(call, List.of("api", "v1", "projects"), Map.of()).path("items")) {
            projects.add(convert(node, Project.class, "projects"));
        }
        return projects;
    }

    JsonNode ask(Call call, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        Map<String, String> query = mark < 0 ? Map.of() : Addresses.query(pathAndQuery.substring(mark + 1));
        List<String> asked =
                new ArrayList<>(List.of("api", "v1", "projects", call.project().name()));
        asked.addAll(Addresses.segments(path));
        return find(call, asked, query);
    }

    private JsonNode find(Call call, List<String> asked, Map<String, String> query) {
        for (Route route : routes.get()) {
            Optional<Map<String, String>> names = route.method() == Method.GET ? match(route, asked) : Optional.empty();
            if (names.isPresent()) {
                return answer(route, new ApiCall(call, names.get(), query));
            }
        }
        throw ProblemException.notFound("resource", String.join("/", asked));
    }

    private static JsonNode answer(Route route, ApiCall call) {
        boolean signedIn = route.permission() == Permission.SIGNED_IN;
        if (!signedIn
                && !call.principal().may(route.permission(), call.project().id())) {
            throw new ProblemException(ProblemKind.FORBIDDEN, "You may not look at " + route.path() + ".");
        }
        Response response = route.handler().handle(call);
        if (response instanceof Response.Json json) {
            return MAPPER.valueToTree(json.value());
        }
        throw new IllegalStateException("The route " + route.path() + " did not answer JSON.");
    }

    private static Optional<Map<String, String>> match(Route route, List<String> asked) {
        List<String> parts = Addresses.rawSegments(route.path());
        if (parts.size() != asked.size()) {
            return Optional.empty();
        }
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                names.put(part.substring(1, part.length() - 1), asked.get(i));
            } else if (!part.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    private static <T> T convert(JsonNode node, Class<T> type, String path) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The page cannot read " + path + ": " + e.getOriginalMessage(), e);
        }
    }
}
