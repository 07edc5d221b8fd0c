package oxbow.web.oip;

import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Collectors;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;

/// What goes wrong, in the words of gRPC.
final class GrpcFailures {

    private static final Logger LOG = System.getLogger(GrpcFailures.class.getName());

    /// Clients take at most 8 KiB of headers, and the description is one of them.
    private static final int LONGEST = 2_000;

    private GrpcFailures() {}

    static Status status(RuntimeException failure) {
        if (!(failure instanceof ProblemException problem)) {
            LOG.log(Level.ERROR, "grpc.call_failed", failure);
            return Status.INTERNAL.withDescription("Oxbow failed at this request. Its log says why.");
        }
        String sentences = problem.problems().size() < 2
                ? String.valueOf(problem.getMessage())
                : problem.problems().stream().map(Problem::message).collect(Collectors.joining(" "));
        return of(problem)
                .withDescription(sentences.length() > LONGEST ? sentences.substring(0, LONGEST) + "…" : sentences);
    }

    private static Status of(ProblemException problem) {
        return switch (problem.kind()) {
            case MALFORMED, RULE_BROKEN, UNSUPPORTED -> Status.INVALID_ARGUMENT;
            case UNAUTHENTICATED -> Status.UNAUTHENTICATED;
            case FORBIDDEN -> Status.PERMISSION_DENIED;
            case NOT_FOUND -> Status.NOT_FOUND;
            case CONFLICT, STALE -> Status.FAILED_PRECONDITION;
            case TOO_LARGE, THROTTLED -> Status.RESOURCE_EXHAUSTED;
            case MODEL_FAILED -> Status.INTERNAL;
            case OVERLOADED -> Status.UNAVAILABLE;
        };
    }
}
