package oxbow.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import oxbow.access.Permission;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.web.Call;
import oxbow.web.OpenApi;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// How the server is, which it is, what it counts, and what it can be asked.
public final class SystemRoutes implements RouteSource {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry metrics;
    private final ObjectMapper json;
    private final String version;
    private final Supplier<List<Route>> all;

    /// @param all every route of the server, these among them
    public SystemRoutes(PrometheusMeterRegistry metrics, ObjectMapper json, String version, Supplier<List<Route>> all) {
        this.metrics = metrics;
        this.json = json;
        this.version = version;
        this.all = all;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/health", Permission.PUBLIC, _ -> Response.ok(Map.of("status", "UP")))
                        .doc("Answers as long as the server serves.", Object.class),
                Route.get("/version", Permission.PUBLIC, _ -> Response.text(200, version))
                        .docRaw("The server's version.", "text/plain"),
                Route.get("/metrics", Permission.PUBLIC, this::metrics)
                        .docRaw("What the server counts, for Prometheus; from elsewhere with a token.", "text/plain"),
                Route.get(
                                "/api/v1/openapi.json",
                                Permission.PUBLIC,
                                _ -> Response.ok(new OpenApi(json).document(all.get(), version)))
                        .doc("This document.", JsonNode.class));
    }

    private Response metrics(Call call) {
        if (!call.fromLoopback() && !call.signedIn()) {
            throw new ProblemException(ProblemKind.UNAUTHENTICATED, "From another machine this needs a valid token.");
        }
        return Response.bytes(200, PROMETHEUS, metrics.scrape(PROMETHEUS).getBytes(StandardCharsets.UTF_8));
    }
}
