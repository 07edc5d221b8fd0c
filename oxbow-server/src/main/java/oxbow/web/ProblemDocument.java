package oxbow.web;

import java.util.List;
import oxbow.problem.Problem;

/// The body of an answer to a failed call (RFC 9457, `application/problem+json`).
///
/// @param type a stable URN of the sort of failure
/// @param title the sentence for the caller
/// @param instance the path that was asked for
/// @param requestId what to look for in the server's log
/// @param problems every single thing that is wrong, in the order of the input
public record ProblemDocument(
        String type, String title, int status, String instance, String requestId, List<Problem> problems) {

    /// The media type of problem documents.
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Failure failure) {
        return new ProblemDocument(
                "urn:oxbow:problem:" + failure.code(),
                failure.title(),
                failure.status(),
                failure.path(),
                failure.requestId(),
                failure.problems());
    }

    static Response answer(Failure failure) {
        return Response.json(failure.status(), of(failure)).with("Content-Type", MEDIA_TYPE);
    }
}
