package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import oxbow.access.Permission;
import oxbow.store.Json;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// The API's answers as they stand in a file, so that every state of a page can be looked at.
final class FixtureApi implements RouteSource {

    private static final String PREFIX = "/api/v1/projects/{project}/";

    private final JsonNode answers;

    FixtureApi() {
        try (InputStream in = Objects.requireNonNull(FixtureApi.class.getResourceAsStream("fixture.json"))) {
            answers = Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            routes.add(Route.get(PREFIX + answer.getKey(), Permission.READ, _ -> Response.ok(answer.getValue()))
                    .doc("Answers from a file", JsonNode.class));
        }
        return routes;
    }
}
