package oxbow.serve;

import java.time.Instant;
import java.util.Optional;

/// What a rollout was started with; never changes.
///
/// @param startOffset the prediction log's newest offset when it started; its evidence lies behind
/// @param firstSnapshot the first version of the endpoint's snapshot that knew the candidate
/// @param assumed the error rates the expected wait was worked out from
record Terms(
        String id,
        String endpointId,
        String projectId,
        String endpoint,
        Plan plan,
        Deployment candidate,
        Deployment champion,
        String salt,
        long startOffset,
        long firstSnapshot,
        Optional<ErrorRates> assumed,
        String startedBy,
        Instant startedAt) {}
