package oxbow.web;

/// Answers one call. Runs on a virtual thread of its own, so it may block, but must not call native code there.
///
/// A handler throws [oxbow.problem.ProblemException] for whatever its caller can mend; any other exception is a
/// defect and is answered with 500 and the request id.
@FunctionalInterface
public interface Handler {
    Response handle(Call call);
}
