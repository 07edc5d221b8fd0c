package oxbow.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.problem.ProblemException;

/// What of files is looked at.
///
/// @param only columns to look at; empty for all
/// @param ignored columns to leave out
/// @param header whether the first line of a CSV file names the columns; empty to find out
public record FileQuestion(Set<String> only, Set<String> ignored, Optional<Boolean> header) {

    private static final int MOST_NAMED = 20;

    /// Everything.
    public static final FileQuestion ALL = new FileQuestion(Set.of(), Set.of(), Optional.empty());

    /// Copies the sets.
    public FileQuestion {
        only = Set.copyOf(only);
        ignored = Set.copyOf(ignored);
    }

    /// The columns that are looked at, in the order of the file.
    ///
    /// @throws ProblemException if a column that is named is not there, or none is left
    List<String> chosen(Map<String, FileColumn.Kind> kinds) {
        for (Set<String> named : List.of(only, ignored)) {
            for (String name : named) {
                if (!kinds.containsKey(name)) {
                    throw ProblemException.broken("column", name, "be one of " + listed(kinds.keySet()));
                }
            }
        }
        List<String> chosen = new ArrayList<>();
        kinds.forEach((name, kind) -> {
            if (kind != FileColumn.Kind.OTHER && (only.isEmpty() || only.contains(name)) && !ignored.contains(name)) {
                chosen.add(name);
            }
        });
        if (chosen.isEmpty()) {
            throw ProblemException.broken("number of columns", 0, "be at least 1, besides those that are left out");
        }
        return chosen;
    }

    private static String listed(Set<String> names) {
        List<String> some = names.stream().limit(MOST_NAMED).toList();
        return String.join(", ", some) + (names.size() > some.size() ? " … (" + names.size() + " columns)" : "");
    }
}
