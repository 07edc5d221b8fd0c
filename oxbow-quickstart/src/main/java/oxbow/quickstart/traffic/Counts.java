package oxbow.quickstart.traffic;

import java.util.Optional;

/// What the sender counted since it started.
///
/// @param answered    requests the server answered
/// @param failed      requests it did not
/// @param labelled    labels it accepted
/// @param reviews     answers it left to a person
/// @param lastFailure why the last failed request failed
public record Counts(long answered, long failed, long labelled, long reviews, Optional<String> lastFailure) {}
