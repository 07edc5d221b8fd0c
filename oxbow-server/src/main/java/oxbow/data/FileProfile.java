package oxbow.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import oxbow.core.profile.RowProfile;

/// What is known about a person's own files, which are parts of one table.
///
/// @param files the files, in the order of the rows
/// @param profile the profile of their rows
/// @param unread columns that hold what is not profiled: lists, structures, bytes
/// @param unnamed the first file whose columns got made-up names, because its first line does not name them
public record FileProfile(List<Path> files, RowProfile profile, List<String> unread, Optional<Path> unnamed) {

    /// Copies the lists.
    public FileProfile {
        files = List.copyOf(files);
        unread = List.copyOf(unread);
    }
}
