package oxbow.store;

/// A sealed part of a columnar log: one Parquet file that never changes.
///
/// @param file its name inside the log's folder
/// @param bytes size of the file
/// @param fromTime the earliest time in it, in milliseconds
/// @param toTime the latest time in it, in milliseconds
public record Segment(
        String file, long firstOffset, long lastOffset, long rows, long bytes, long fromTime, long toTime) {}
