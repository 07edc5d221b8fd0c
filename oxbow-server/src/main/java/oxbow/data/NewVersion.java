package oxbow.data;

import java.util.Optional;

/// A version to be made from a CSV file.
///
/// @param file the digest of the file among the artifacts
/// @param parent the number of the version it replaces or extends, if any
/// @param note why it was made
public record NewVersion(String file, Schema schema, Optional<Integer> parent, String note) {}
