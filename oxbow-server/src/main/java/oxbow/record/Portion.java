package oxbow.record;

import java.util.List;

/// What a follower of the log reads at once.
///
/// @param rows oldest first
/// @param reached the offset to go on behind: everything up to there has been looked at, also where it did not concern
///     the follower
/// @param more whether there may be more to read at once
public record Portion(List<Logged> rows, long reached, boolean more) {

    public Portion {
        rows = List.copyOf(rows);
    }
}
