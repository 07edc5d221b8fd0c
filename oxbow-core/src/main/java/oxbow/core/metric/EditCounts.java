package oxbow.core.metric;

import java.util.Arrays;
import java.util.List;

/// What it takes to turn a reference into what was recognised: the sums behind word and character error
/// rates.
///
/// The rate of many utterances is the sum of their edits over the sum of their reference lengths; its
/// interval comes from a [ClusteredRatio] of utterances (or speakers), not of words, whose errors come in
/// runs.
///
/// @param substitutions tokens that became another
/// @param insertions tokens that were added
/// @param deletions tokens that were lost
/// @param reference tokens of the reference
public record EditCounts(long substitutions, long insertions, long deletions, long reference) {
    /// Nothing compared yet.
    public static final EditCounts EMPTY = new EditCounts(0, 0, 0, 0);

    /// Checks that the counts can be those of an alignment.
    public EditCounts {
        Counts.total(substitutions, insertions, deletions, reference);
        if (substitutions + deletions > reference) {
            throw new IllegalArgumentException(
                    "The substitutions and deletions (%d, %d) must be no more than the reference (%d) holds."
                            .formatted(substitutions, deletions, reference));
        }
    }

    /// The fewest edits (Levenshtein 1966). Among alignments with as few, the one with most substitutions:
    /// each of them saves a pair of insertion and deletion.
    public static EditCounts of(List<?> reference, List<?> recognised) {
        int width = recognised.size() + 1;
        long[] above = new long[width];
        long[] row = new long[width];
        for (int j = 0; j < width; j++) {
            above[j] = cost(j, 0);
        }
        for (int i = 1; i <= reference.size(); i++) {
            row[0] = cost(i, 0);
            for (int j = 1; j < width; j++) {
                boolean same = reference.get(i - 1).equals(recognised.get(j - 1));
                long replaced = above[j - 1] + (same ? 0 : cost(1, 1));
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + cost(1, 0));
            }
            long[] swap = above;
            above = row;
            row = swap;
        }
        return counts(above[width - 1], reference.size(), recognised.size());
    }

    /// The edits of words, parted at white space. Case and punctuation count: normalise before, the same way
    /// on both sides.
    public static EditCounts ofWords(String reference, String recognised) {
        return of(words(reference), words(recognised));
    }

    /// The edits of characters (Unicode code points), white space included.
    public static EditCounts ofCharacters(String reference, String recognised) {
        return of(
                reference.codePoints().boxed().toList(),
                recognised.codePoints().boxed().toList());
    }

    /// The edits of both together.
    public EditCounts merge(EditCounts other) {
        return new EditCounts(
                substitutions + other.substitutions,
                insertions + other.insertions,
                deletions + other.deletions,
                reference + other.reference);
    }

    /// All edits.
    public long edits() {
        return substitutions + insertions + deletions;
    }

    /// Edits per reference token over all utterances, above 1 if much was added; each list item is a cluster
    /// of its own (an utterance, or all of a speaker's merged). Undefined without reference tokens and for
    /// fewer than two items; n is the number of items.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure errorRate(List<EditCounts> clusters, double level) {
        return ratio(clusters).ratio(level);
    }

    /// The error rate as a mergeable ratio.
    public static ClusteredRatio ratio(List<EditCounts> clusters) {
        ClusteredRatio.Builder builder = new ClusteredRatio.Builder();
        for (EditCounts each : clusters) {
            builder.add((double) each.edits(), (double) each.reference());
        }
        return builder.build();
    }

    private static List<String> words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : Arrays.asList(stripped.split("\\s+"));
    }

    /// Edits first, then fewest substitutions undone: both in one number, edits in the upper half.
    private static long cost(long edits, long substitutions) {
        return (edits << 32) - substitutions;
    }

    private static EditCounts counts(long cost, int reference, int recognised) {
        long edits = (cost + 0xFFFFFFFFL) >> 32;
        long substitutions = (edits << 32) - cost;
        long moved = edits - substitutions;
        long insertions = (moved + recognised - reference) / 2;
        return new EditCounts(substitutions, insertions, moved - insertions, reference);
    }

    /// The stored form.
    public byte[] toBytes() {
        return MetricForm.EDIT_COUNTS
                .writer()
                .number(substitutions)
                .number(insertions)
                .number(deletions)
                .number(reference)
                .toBytes();
    }

    /// The counts of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static EditCounts ofBytes(byte[] bytes) {
        var reader = MetricForm.EDIT_COUNTS.reader(bytes);
        EditCounts counts = new EditCounts(reader.number(), reader.number(), reader.number(), reader.number());
        reader.end();
        return counts;
    }
}
