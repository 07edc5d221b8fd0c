package oxbow.label;

import java.time.Duration;

/// How new queues are set up and how long a claim holds.
///
/// @param capacity tasks that may wait or be claimed at once
/// @param due how long after its prediction a task is still worth answering
/// @param claim how long a rater holds a task before it goes back to the others
public record ReviewSettings(long capacity, Duration due, Duration claim) {

    public ReviewSettings {
        if (capacity < 1 || !due.isPositive() || !claim.isPositive()) {
            throw new IllegalArgumentException("The capacity (" + capacity + "), due time (" + due
                    + ") and claim time (" + claim + ") must be positive.");
        }
    }

    /// 10,000 tasks, a day to answer, five minutes per claim.
    public static ReviewSettings standard() {
        return new ReviewSettings(10_000, Duration.ofDays(1), Duration.ofMinutes(5));
    }
}
