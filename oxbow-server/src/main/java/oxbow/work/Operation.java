package oxbow.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.problem.Problem;

/// Work that takes longer than its request.
///
/// @param kind what is done, such as `evaluation`
/// @param progress share that is done, 0 to 1
/// @param unit what the progress counts, such as `rows`
/// @param etaSeconds how much longer it will take at the present pace, if that can be told
/// @param resultJson what came out, as a JSON object; `{}` unless done
/// @param problems why it failed; empty unless failed
public record Operation(
        String id,
        String projectId,
        String kind,
        State state,
        double progress,
        String unit,
        OptionalLong etaSeconds,
        String resultJson,
        List<Problem> problems,
        Instant startedAt,
        Optional<Instant> endedAt) {

    public Operation {
        problems = List.copyOf(problems);
    }

    /// Where an operation stands.
    public enum State {
        /// Working, or waiting for a free thread.
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}
