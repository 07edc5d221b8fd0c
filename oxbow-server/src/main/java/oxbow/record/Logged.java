package oxbow.record;

/// A prediction with its place in the log.
///
/// @param offset ascending in the order of logging, never used twice; gaps are possible after a crash
public record Logged(long offset, Prediction prediction) {}
