package oxbow.record;

/// How the log is doing.
///
/// @param appended rows committed since the start
/// @param shed rows dropped since the start because the log could not keep up
/// @param pending rows taken but not committed yet
/// @param lastOffset offset of the newest committed row
/// @param segments sealed files
public record LogCounters(long appended, long shed, long pending, long lastOffset, int segments) {}
