package oxbow.data;

import java.util.List;
import oxbow.problem.Problem;

/// What was noticed about the rows of a version that does not forbid it. Nothing is dropped or mended because
/// of it.
///
/// @param missing empty cells among the features
/// @param unlabelled rows whose label is empty; 0 if the schema has no label
/// @param duplicates rows whose x stands in an earlier row too
/// @param contradictions different x that carry more than one label
/// @param leaks different x that stand in more than one split
/// @param warnings the same in sentences, with an example of each
public record Findings(
        long missing, long unlabelled, long duplicates, long contradictions, long leaks, List<Problem> warnings) {

    public Findings {
        warnings = List.copyOf(warnings);
    }
}
