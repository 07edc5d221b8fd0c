package oxbow.quickstart.job;

/// Where a person follows the job.
public interface Display {
    void started(int step, int steps, String title);

    void said(String sentence);

    /// Replaces the line that says what is going on.
    void now(String doing);

    void ended(StepReport report);
}
