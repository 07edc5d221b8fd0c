package oxbow.label;

/// What became of a batch of new tasks.
///
/// @param accepted now waiting
/// @param known were in the queue before, so nothing was done
/// @param refused turned away because the queue is full
/// @param full whether the next task would be turned away
public record Enqueued(int accepted, int known, int refused, boolean full) {}
