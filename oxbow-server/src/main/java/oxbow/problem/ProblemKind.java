package oxbow.problem;

/// What sort of failure a [ProblemException] reports. The borders (HTTP, gRPC, command line) translate it to
/// their own codes, each in one exhaustive switch.
public enum ProblemKind {
    /// The input cannot be read at all: broken JSON, a torn upload.
    MALFORMED,
    /// Nobody is signed in, or the token is unknown or expired.
    UNAUTHENTICATED,
    /// Signed in, but not allowed.
    FORBIDDEN,
    /// The named thing does not exist, or may not be seen.
    NOT_FOUND,
    /// The request contradicts the present state, such as a name that is taken.
    CONFLICT,
    /// The thing has changed since the caller read it.
    STALE,
    /// More bytes or rows than the limit.
    TOO_LARGE,
    /// The content type or encoding is not one that is understood.
    UNSUPPORTED,
    /// Readable, but it breaks a rule.
    RULE_BROKEN,
    /// A model broke down at this request; neither the request nor the server is to blame as far as anyone can tell.
    MODEL_FAILED,
    /// Too many requests from this caller.
    THROTTLED,
    /// The server cannot take this work now; trying later helps.
    OVERLOADED
}
