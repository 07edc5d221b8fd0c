package oxbow.web.oip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oxbow.access.Permission;
import oxbow.predict.Signature;
import oxbow.predict.TensorSpec;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.serve.Answer;
import oxbow.serve.Inference;
import oxbow.serve.Router;
import oxbow.serve.ServedModel;
import oxbow.web.Call;
import oxbow.web.Failure;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;
import oxbow.web.oip.AnswerWriter.Written;

/// The protocol over HTTP, with tensors as JSON or as bytes. A model of the protocol is an endpoint here; paths
/// without a project are about the project `default`.
public final class OipRoutes implements RouteSource {

    /// The longest body of a request, compressed or not: 64 MiB.
    public static final long LONGEST_BODY = 64L << 20;

    static final String JSON_LENGTH = "Inference-Header-Content-Length";
    static final String PLATFORM = "onnx_onnxv1";
    static final List<String> EXTENSIONS = List.of("binary_tensor_data", "parameters");

    private final Router router;
    private final String version;

    /// @param version of this server, for its metadata
    public OipRoutes(Router router, String version) {
        this.router = router;
        this.version = version;
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String prefix : List.of("", "/p/{project}")) {
            String model = prefix + "/v2/models/{endpoint}";
            String versioned = model + "/versions/{version}";
            routes.add(get(prefix + "/v2", Permission.PUBLIC, "Which server this is.", call -> server()));
            routes.add(get(
                    prefix + "/v2/health/live",
                    Permission.PUBLIC,
                    "Whether the server lives.",
                    call -> Response.ok(Map.of("live", true))));
            routes.add(get(
                    prefix + "/v2/health/ready",
                    Permission.PUBLIC,
                    "Whether it serves.",
                    call -> Response.ok(Map.of("ready", true))));
            for (String path : List.of(model, versioned)) {
                routes.add(get(path, Permission.READ, "Inputs and outputs of an endpoint.", this::metadata));
                routes.add(get(path + "/ready", Permission.READ, "Whether an endpoint serves.", this::ready));
                routes.add(Route.post(path + "/infer", Permission.INFER, this::infer)
                        .takesRaw("application/json", LONGEST_BODY)
                        .doc("Predicts, and records the prediction.", JsonNode.class)
                        .errors(OipRoutes::error));
            }
        }
        return routes;
    }

    private static Route get(String path, Permission permission, String summary, oxbow.web.Handler handler) {
        return Route.get(path, permission, handler).doc(summary, JsonNode.class).errors(OipRoutes::error);
    }

    /// The protocol's form of an error: a status and one sentence for each problem.
    static Response error(Failure failure) {
        String sentences = failure.problems().size() < 2
                ? failure.title()
                : failure.problems().stream().map(Problem::message).collect(Collectors.joining(" "));
        int status = failure.status() == 422 ? 400 : failure.status();
        Response response = Response.json(status, Map.of("error", sentences));
        for (Map.Entry<String, String> header : failure.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }

    private Response server() {
        return Response.ok(Map.of("name", "oxbow", "version", version, "extensions", EXTENSIONS));
    }

    private Response ready(Call call) {
        return Response.ok(Map.of("name", served(call).name(), "ready", true));
    }

    private Response metadata(Call call) {
        ServedModel model = served(call);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", model.name());
        metadata.put("versions", model.versions());
        metadata.put("platform", PLATFORM);
        metadata.put("inputs", specs(model.signature().inputs()));
        metadata.put("outputs", specs(model.signature().outputs()));
        return Response.ok(metadata);
    }

    private static List<Map<String, Object>> specs(List<TensorSpec> specs) {
        return specs.stream()
                .map(spec -> Map.<String, Object>of(
                        "name", spec.name(), "datatype", spec.datatype().name(), "shape", spec.shape()))
                .toList();
    }

    private ServedModel served(Call call) {
        String name = call.path("endpoint");
        Optional<String> wanted =
                call.path().contains("/versions/") ? Optional.of(call.path("version")) : Optional.empty();
        return Versions.served(router, call.project().id(), name, wanted);
    }

    private Response infer(Call call) {
        ServedModel model = served(call);
        byte[] body = Compression.read(call, LONGEST_BODY);
        InferRequest request = request(call, body, model.signature());
        Answer answer = Asked.of(
                router,
                model,
                new Inference(
                        call.project().id(),
                        model.name(),
                        request.id(),
                        request.key(),
                        request.exampleId(),
                        request.inputs()));
        Written written = new AnswerWriter()
                .write(
                        request,
                        answer.modelName(),
                        answer.modelVersion(),
                        AnswerParameters.of(answer),
                        AnswerWriter.chosen(request, answer.outputs()));
        return Compression.write(call, response(written));
    }

    private static InferRequest request(Call call, byte[] body, Signature signature) {
        Optional<String> length = call.header(JSON_LENGTH);
        if (length.isEmpty()) {
            return new RequestParser(body, body.length).parse();
        }
        int json;
        try {
            json = Integer.parseInt(length.get().strip());
        } catch (NumberFormatException noNumber) {
            throw ProblemException.broken("header " + JSON_LENGTH, length.get(), "be a whole number of bytes");
        }
        return json == 0 ? RawRequest.read(body, signature) : new RequestParser(body, json).parse();
    }

    private static Response.Bytes response(Written written) {
        if (written.jsonLength().isEmpty()) {
            return Response.bytes(200, "application/json", written.body());
        }
        return Response.bytes(200, "application/octet-stream", written.body())
                .with(JSON_LENGTH, Integer.toString(written.jsonLength().get()));
    }
}
