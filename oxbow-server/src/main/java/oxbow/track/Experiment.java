package oxbow.track;

import java.time.Instant;

/// A named series of runs.
///
/// @param name unique in its project
/// @param runs how many runs it has
public record Experiment(String id, String name, long runs, Instant createdAt) {}
