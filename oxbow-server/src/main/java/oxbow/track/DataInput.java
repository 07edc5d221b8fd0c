package oxbow.track;

/// A data version that a run read.
///
/// @param versionId the id of the data version
/// @param digest its content digest, by which runs are compared
public record DataInput(String dataset, int version, String versionId, String digest) {}
