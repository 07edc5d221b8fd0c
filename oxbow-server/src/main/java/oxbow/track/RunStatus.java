package oxbow.track;

/// How far a run has come.
public enum RunStatus {
    /// Under way, as far as anybody has said.
    RUNNING,
    /// Ended as it should.
    FINISHED,
    /// Ended with an error.
    FAILED,
    /// Stopped by somebody.
    KILLED
}
