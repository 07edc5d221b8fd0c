package oxbow.track;

import java.time.Instant;

/// A named series of model versions.
///
/// @param name unique in its project
/// @param versions the number of the newest version, 0 if there is none
public record Model(String id, String name, int versions, Instant createdAt) {}
