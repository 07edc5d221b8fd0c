package oxbow.record;

/// What became of feedback. Each label and each event counts by itself.
///
/// @param accepted new and kept
/// @param duplicates kept before already: same prediction, source and label or event
/// @param unknown of the accepted, those whose prediction the log does not hold; kept all the same
public record FeedbackReceipt(int accepted, int duplicates, int unknown) {}
