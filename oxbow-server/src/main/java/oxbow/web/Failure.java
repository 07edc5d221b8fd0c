package oxbow.web;

import java.util.List;
import java.util.Map;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Why a call was not carried out, in terms of HTTP.
///
/// @param code a stable word for the sort of failure, such as `not-found`
/// @param title the sentence for the caller
/// @param path the path that was asked for
/// @param headers what the answer carries besides, such as `Retry-After`
public record Failure(
        int status,
        String code,
        String title,
        List<Problem> problems,
        String path,
        String requestId,
        Map<String, String> headers) {

    public Failure {
        problems = List.copyOf(problems);
        headers = Map.copyOf(headers);
    }

    static Failure of(ProblemException problem, String path, String requestId) {
        ProblemKind kind = problem.kind();
        return new Failure(
                status(kind), code(kind), title(problem), problem.problems(), path, requestId, headers(kind));
    }

    /// A defect of the server: nothing of the cause leaves it but the request id to find it by.
    static Failure defect(String path, String requestId) {
        String title = "Oxbow failed at this request. Its log says why, under the request id " + requestId + ".";
        return new Failure(500, "defect", title, List.of(), path, requestId, Map.of());
    }

    static Failure wrongMethod(String method, String allowed, String path, String requestId) {
        String title = "The path " + path + " does not take " + method + ", only " + allowed + ".";
        return new Failure(405, "wrong-method", title, List.of(), path, requestId, Map.of("Allow", allowed));
    }

    private static String title(ProblemException problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank() ? "The request cannot be carried out." : message;
    }

    private static Map<String, String> headers(ProblemKind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> Map.of("WWW-Authenticate", "Bearer realm=\"oxbow\"");
            case THROTTLED, OVERLOADED -> Map.of("Retry-After", "1");
            case MALFORMED, FORBIDDEN, NOT_FOUND, CONFLICT, STALE, TOO_LARGE, UNSUPPORTED, RULE_BROKEN, MODEL_FAILED ->
                Map.of();
        };
    }

    private static int status(ProblemKind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case RULE_BROKEN -> 422;
            case MODEL_FAILED -> 500;
            case THROTTLED -> 429;
            case OVERLOADED -> 503;
        };
    }

    private static String code(ProblemKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
