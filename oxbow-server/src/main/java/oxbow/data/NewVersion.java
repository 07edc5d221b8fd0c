package oxbow.data;

import java.util.Optional;
import oxbow.problem.Limits;

/// A version to be made from a CSV file.
///
/// @param file the digest of the file among the artifacts
/// @param parent the number of the version it replaces or extends, if any
/// @param note why it was made, of at most 4000 characters
public record NewVersion(String file, Schema schema, Optional<Integer> parent, String note) {

    public NewVersion {
        Limits.checked("note", note, Limits.NOTE);
    }
}
