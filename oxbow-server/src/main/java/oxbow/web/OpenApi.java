package oxbow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import oxbow.access.Permission;

/// Writes the OpenAPI 3.1 document of a list of routes. Pages are left out. The document is derived from the routes
/// the server answers with, so it cannot describe anything else.
public final class OpenApi {

    private final ObjectMapper mapper;

    /// @param mapper how this program writes JSON; names of fields come from it
    public OpenApi(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public ObjectNode document(List<Route> routes, String version) {
        Schemas schemas = new Schemas(mapper);
        ObjectNode document = mapper.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Oxbow")
                .put("version", version)
                .put("description", "The server that closes the loop of machine learning in production.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            if (!route.doc().page()) {
                ObjectNode path = paths.withObjectProperty(documentedPath(route));
                path.set(route.method().name().toLowerCase(Locale.ROOT), operation(route, schemas));
            }
        }
        schemas.of(ProblemDocument.class);
        ObjectNode components = document.putObject("components");
        components.putObject("schemas").setAll(schemas.components());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    /// The path as the document writes it: `{file...}` becomes `{file}`.
    public static String documentedPath(Route route) {
        return route.path().replace("...}", "}");
    }

    private ObjectNode operation(Route route, Schemas schemas) {
        Doc doc = route.doc();
        ObjectNode operation = mapper.createObjectNode();
        operation.put("summary", doc.summary());
        operation.put("operationId", operationId(route));
        operation.putArray("tags").add(tag(route));
        operation.put("x-permission", route.permission().name().toLowerCase(Locale.ROOT));
        ArrayNode security = operation.putArray("security");
        if (route.permission() != Permission.PUBLIC) {
            security.addObject().putArray("token");
        }
        parameters(route, operation);
        doc.takes().ifPresent(payload -> {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            content(body, payload, schemas);
        });
        ObjectNode responses = operation.putObject("responses");
        ObjectNode success = responses.putObject(String.valueOf(doc.status())).put("description", "Done.");
        doc.answers().ifPresent(payload -> content(success, payload, schemas));
        if (route.errors().isEmpty()) {
            responses
                    .putObject("default")
                    .put("description", "What is wrong.")
                    .putObject("content")
                    .putObject(ProblemDocument.MEDIA_TYPE)
                    .set("schema", schemas.of(ProblemDocument.class));
        } else {
            responses.putObject("default").put("description", "What is wrong, in the form of this protocol.");
        }
        return operation;
    }

    private static void parameters(Route route, ObjectNode operation) {
        ArrayNode parameters = operation.putArray("parameters");
        for (String segment : route.segments()) {
            if (segment.startsWith("{")) {
                parameters
                        .addObject()
                        .put("name", segment.replaceAll("[{}.]", ""))
                        .put("in", "path")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string");
            }
        }
        for (Doc.Query query : route.doc().queries()) {
            parameters
                    .addObject()
                    .put("name", query.name())
                    .put("in", "query")
                    .put("description", query.description())
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    private static void content(ObjectNode owner, Doc.Payload payload, Schemas schemas) {
        ObjectNode media = owner.putObject("content").putObject(payload.mediaType());
        if (payload.mediaType().equals("application/json")) {
            media.set("schema", payload.items() ? schemas.listing(payload.type()) : schemas.of(payload.type()));
        }
    }

    private static String operationId(Route route) {
        return route.segments().stream()
                .map(segment -> segment.replaceAll("[{}.]", "").replace('-', '_'))
                .collect(Collectors.joining("_", route.method().name().toLowerCase(Locale.ROOT) + "_", ""));
    }

    /// The stage a route belongs to: the segment behind the project, or `server`.
    private static String tag(Route route) {
        List<String> segments = route.segments();
        int project = segments.indexOf("{project}");
        boolean stage = project >= 0 && project + 2 < segments.size() && segments.contains("api");
        return stage ? segments.get(project + 1) : "server";
    }
}
