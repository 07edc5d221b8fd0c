package oxbow.serve;

import java.time.Instant;
import java.util.Optional;

/// Where a rollout stands in the database.
///
/// @param step from 0
/// @param stepStartedAt when the step began to take effect
/// @param stepSnapshot the version of the endpoint's snapshot with which it did
/// @param decidedOffset the newest log offset that a verdict was based on; nothing at or before it is decided on
///     again
/// @param verdict the newest
/// @param tally what had been counted at the newest verdict or at the end
record Standing(
        Terms terms,
        RolloutState state,
        int step,
        Instant stepStartedAt,
        long stepSnapshot,
        long decidedOffset,
        Optional<Verdict> verdict,
        Optional<Tally> tally,
        Optional<Instant> endedAt) {}
