package oxbow.serve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A candidate being tried, or that was.
///
/// @param step the present step, from 0
/// @param expectedWait how long the verdict is expected to take; empty if nothing is known about the error rates,
///     no verdict is looked for, or the rollout is over
/// @param verdict the newest
public record Rollout(
        String id,
        String endpointId,
        String endpoint,
        RolloutState state,
        Plan plan,
        int step,
        Deployment candidate,
        Deployment champion,
        Evidence evidence,
        Optional<Wait> expectedWait,
        Optional<Verdict> verdict,
        List<Happening> history,
        String startedBy,
        Instant startedAt,
        Instant stepStartedAt,
        Optional<Instant> endedAt) {

    public Rollout {
        history = List.copyOf(history);
    }
}
