package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import oxbow.access.Permission;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

/// Walks every route of a whole server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesIT {

    /// All that may be asked without a token. Adding to this list is a decision about security.
    private static final Set<String> OPEN = Set.of(
            "GET /health",
            "GET /version",
            "GET /metrics",
            "GET /api/v1/openapi.json",
            "GET /static/{file...}",
            "GET /sign-in",
            "POST /sign-in",
            "POST /sign-out",
            "GET /v2",
            "GET /v2/health/live",
            "GET /v2/health/ready");

    private final TestServer server = TestServer.start();

    @AfterAll
    void stop() {
        server.close();
    }

    private List<Route> routes() {
        return server.oxbow().routes();
    }

    @Test
    void everyRouteSaysWhatItDoes() {
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.doc().summary())
                        .as(route.method() + " " + route.path())
                        .isNotBlank());
    }

    @Test
    void onlyTheListedRoutesAreOpenToEverybody() {
        Set<String> open = routes().stream()
                .filter(route -> route.permission() == Permission.PUBLIC)
                .map(route -> route.method() + " " + route.path())
                .filter(name -> !name.contains("/v2"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(OPEN).containsAll(open);
    }

    @Test
    void everyOtherRouteRefusesACallerWithoutAToken() {
        try (TestClient nobody = server.client("")) {
            for (Route route : routes()) {
                if (route.permission() != Permission.PUBLIC) {
                    int status = nobody.send(nobody.request(example(route))
                                    .method(route.method().name(), java.net.http.HttpRequest.BodyPublishers.noBody()))
                            .status();
                    assertThat(status)
                            .as(route.method() + " " + route.path())
                            .isEqualTo(route.doc().page() && route.method().isSafe() ? 303 : 401);
                }
            }
        }
    }

    @Test
    void theOpenApiDocumentTellsExactlyTheRoutesThatAreNoPages() {
        JsonNode document = document();
        Set<String> told = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> told.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> routes = routes().stream()
                .filter(route -> !route.doc().page())
                .map(route -> route.method() + " " + OpenApi.documentedPath(route))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(routes);
    }

    @Test
    void everyReferenceInTheOpenApiDocumentLeadsSomewhere() {
        JsonNode document = document();
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void operationsOfTheOpenApiDocumentHaveNamesOfTheirOwn() {
        assertThat(document().findValuesAsText("operationId")).doesNotHaveDuplicates();
    }

    private JsonNode document() {
        try (TestClient nobody = server.client("")) {
            return nobody.get("/api/v1/openapi.json").expect(200).json();
        }
    }

    private static String example(Route route) {
        return route.path().replace("{project}", "default").replaceAll("\\{[a-z_.]+}", "x");
    }
}
