package oxbow.serve;

import java.time.Instant;
import java.util.Optional;

/// A named place that answers requests, and what serves there.
///
/// @param snapshot the version of its state
/// @param championSince when the champion began to serve as such
/// @param rollout the active one
public record Endpoint(
        String id,
        String projectId,
        String name,
        long snapshot,
        Deployment champion,
        Instant championSince,
        Optional<Rollout> rollout,
        Automation automation,
        Traffic traffic,
        Instant createdAt) {}
