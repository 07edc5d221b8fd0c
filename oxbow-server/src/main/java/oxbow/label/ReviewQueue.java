package oxbow.label;

import java.time.Duration;

/// A queue and how full it is.
///
/// @param name the endpoint's name
/// @param capacity how many tasks may wait or be claimed at once
/// @param due how long after the prediction a task is still worth answering
/// @param refused how many tasks were turned away because the queue was full; for them the model's answer stood
/// @param oldestWaitingMs the age of the oldest task that waits, in milliseconds; 0 if none waits
public record ReviewQueue(
        String id,
        String name,
        long capacity,
        Duration due,
        long open,
        long claimed,
        long answered,
        long expired,
        long refused,
        long oldestWaitingMs) {

    /// Whether the next task would be turned away.
    public boolean full() {
        return open + claimed >= capacity;
    }
}
