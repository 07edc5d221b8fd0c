package oxbow.core.sequential;

/// What a test of two error rates sets out to show about the candidate.
public enum Direction {
    /// The candidate errs more often than the margin allows: a reason to roll back.
    WORSE,
    /// The candidate errs less often than the margin: a reason to promote.
    BETTER
}
