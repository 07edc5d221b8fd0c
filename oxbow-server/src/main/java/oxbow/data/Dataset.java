package oxbow.data;

import java.time.Instant;

/// A named series of versions of one collection of examples.
///
/// @param name unique in its project
public record Dataset(String id, String projectId, String name, String description, Instant createdAt) {}
