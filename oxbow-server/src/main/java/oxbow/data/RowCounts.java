package oxbow.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import oxbow.problem.Problem;

/// Counts the rows of a version as they pass by: splits, missing values, and rows that share their x. Holds
/// about 100 bytes per different x. Not thread-safe.
final class RowCounts {

    /// What was seen of one x: the first label and split, and whether others came.
    private static final class Seen {
        private String label = "";
        private final String split;
        private boolean contradicts;
        private boolean leaks;

        Seen(String split) {
            this.split = split;
        }
    }

    private static final int MOST_WORDS = 10_000;

    private final List<Integer> features;
    private final OptionalInt label;
    private final OptionalInt split;
    private final Map<ExampleKey, Seen> seen = new HashMap<>();
    /// One copy of each frequent word, for rows to share.
    private final Map<String, String> words = new HashMap<>();

    private final Map<String, Long> splits = new LinkedHashMap<>();
    private long rows;
    private long missing;
    private long unlabelled;
    private long duplicates;
    private long contradictions;
    private long leaks;
    private String contradiction = "";
    private String leak = "";

    RowCounts(Schema schema) {
        features = schema.features();
        label = schema.position(ColumnRole.LABEL);
        split = schema.position(ColumnRole.SPLIT);
    }

    void add(ExampleKey key, List<String> row) {
        rows++;
        for (int feature : features) {
            missing += row.get(feature).isEmpty() ? 1 : 0;
        }
        String itsLabel = label.isPresent() ? shared(row.get(label.getAsInt())) : "";
        String itsSplit = split.isPresent() ? shared(row.get(split.getAsInt())) : DataVersion.WHOLE;
        unlabelled += label.isPresent() && itsLabel.isEmpty() ? 1 : 0;
        splits.merge(itsSplit, 1L, Long::sum);
        Seen before = seen.get(key);
        if (before == null) {
            before = new Seen(itsSplit);
            seen.put(key, before);
        } else {
            duplicates++;
        }
        labelled(key, before, itsLabel);
        placed(key, before, itsSplit);
    }

    private String shared(String word) {
        String known = words.get(word);
        if (known == null && words.size() < MOST_WORDS) {
            words.put(word, word);
        }
        return known == null ? word : known;
    }

    private void labelled(ExampleKey key, Seen before, String itsLabel) {
        if (before.label.isEmpty()) {
            before.label = itsLabel;
        } else if (!itsLabel.isEmpty() && !itsLabel.equals(before.label) && !before.contradicts) {
            before.contradicts = true;
            contradictions++;
            if (contradictions == 1) {
                contradiction = "example " + key + " is labelled " + before.label + " and " + itsLabel;
            }
        }
    }

    private void placed(ExampleKey key, Seen before, String itsSplit) {
        if (!itsSplit.equals(before.split) && !before.leaks) {
            before.leaks = true;
            leaks++;
            if (leaks == 1) {
                leak = "example " + key + " is in " + before.split + " and " + itsSplit;
            }
        }
    }

    long rows() {
        return rows;
    }

    Map<String, Long> splits() {
        return splits;
    }

    Findings findings() {
        List<Problem> warnings = new ArrayList<>();
        if (leaks > 0) {
            warnings.add(new Problem(
                    "number of examples in more than one split",
                    Long.toString(leaks),
                    "be 0",
                    "For one, " + leak + "; figures on these splits are too good."));
        }
        if (contradictions > 0) {
            warnings.add(new Problem(
                    "number of examples with more than one label",
                    Long.toString(contradictions),
                    "be 0",
                    "For one, " + contradiction + "."));
        }
        if (duplicates > 0) {
            warnings.add(new Problem(
                    "number of rows that repeat an earlier one",
                    Long.toString(duplicates),
                    "be 0",
                    "Maybe they are meant; they weigh double in training and make intervals too narrow."));
        }
        return new Findings(missing, unlabelled, duplicates, contradictions, leaks, warnings);
    }
}
