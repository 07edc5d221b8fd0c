package oxbow.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A change of where a rollout stands.
///
/// @param what the word in the history and the event: `advanced`, `promoted`, `rolled_back`, `held` or `verdict`
/// @param snapshot the change of what the endpoint serves, if it changes
/// @param tally what had been counted; empty keeps what is known
/// @param decidedOffset the newest log offset the move is based on; negative keeps what is known
record Move(
        String what,
        RolloutState to,
        int step,
        Optional<UnaryOperator<Snapshot>> snapshot,
        Optional<Verdict> verdict,
        Optional<Tally> tally,
        long decidedOffset,
        List<String> because) {}
