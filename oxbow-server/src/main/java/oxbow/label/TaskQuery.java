package oxbow.label;

import java.util.Optional;

/// Which review tasks are wanted, in the order they were made.
///
/// @param queue only those of this endpoint
/// @param newestFirst whether in the opposite order
/// @param after the id of the last task of the page before
public record TaskQuery(
        Optional<TaskState> state, Optional<String> queue, boolean newestFirst, int limit, Optional<String> after) {}
