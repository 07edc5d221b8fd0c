package oxbow.core.slice;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The name a person may have meant.
final class Nearest {
    private static final int MOST_COMPARED = 64;

    private Nearest() {}

    /// The candidate with the fewest edits, case ignored, if these are at most a third of the name's length; the
    /// first of several.
    static Optional<String> of(String name, Collection<String> candidates) {
        Optional<String> nearest = Optional.empty();
        int fewest = Math.max(1, name.length() / 3) + 1;
        for (String candidate : candidates) {
            int edits = edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), fewest);
            if (edits < fewest) {
                fewest = edits;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /// Insertions, deletions and replacements from one to the other (Levenshtein 1966), or `enough` if the
    /// names are too long or too unlike to be worth counting.
    private static int edits(String one, String other, int enough) {
        if (one.length() > MOST_COMPARED || Math.abs(one.length() - other.length()) >= enough) {
            return enough;
        }
        int[] costs = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[other.length()];
    }
}
