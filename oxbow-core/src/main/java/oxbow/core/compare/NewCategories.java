package oxbow.core.compare;

import java.util.Map;
import oxbow.core.metric.Figure;
import oxbow.core.metric.Proportion;

/// Categories of the current side that the reference never showed: how many rows they have, and whether that is
/// more than rare categories explain.
///
/// A column with a long tail always brings new categories, so their number alone proves nothing. The test asks
/// how likely it is that every row of those categories fell to the current side, had all rows been dealt out at
/// random.
///
/// **Guarantee**: if nothing has changed, it is significant with a probability of at most its level, at any
/// number of rows. The bound is Chernoff's; the deals of disjoint categories are negatively associated
/// (Joag-Dev and Proschan 1983), so it holds for their sum too.
///
/// **Conditions**: independent rows, one look, categories counted exactly on both sides.
public final class NewCategories {
    /// Name of the test.
    public static final String NAME = "new_categories";

    private NewCategories() {}

    /// The share of the current rows that are in categories the reference never showed, with Wilson's interval.
    ///
    /// @param confidence probability to cover, between 0 and 1
    public static Figure rate(Map<String, Long> reference, Map<String, Long> current, double confidence) {
        return Proportion.wilson(unseen(reference, current), rows(current), confidence);
    }

    /// Makes the test.
    ///
    /// @param reference rows of every category of the reference
    /// @param current rows of every category of the current side
    /// @param level the p-value from which on down it is significant
    /// @return statistic and effect are the share of the current rows in new categories
    public static TestResult test(Map<String, Long> reference, Map<String, Long> current, double level) {
        TestResult.requireLevel(level);
        long n = rows(reference);
        long m = rows(current);
        if (n == 0 || m == 0) {
            return TestResult.empty(NAME, n, m);
        }
        Deals deals = new Deals(reference, current, n, m);
        long unseen = unseen(reference, current);
        double share = (double) unseen / m;
        double pValue = deals.atLeast(unseen);
        double threshold = (double) deals.needed(level) / m;
        return new TestResult.Known(
                NAME, share, pValue, level, threshold, n, m, Effect.exact("new_category_rate", share));
    }

    private static long unseen(Map<String, Long> reference, Map<String, Long> current) {
        long unseen = 0;
        for (Map.Entry<String, Long> each : current.entrySet()) {
            unseen += reference.getOrDefault(each.getKey(), 0L) == 0 ? each.getValue() : 0;
        }
        return unseen;
    }

    private static long rows(Map<String, Long> counts) {
        long rows = 0;
        for (Map.Entry<String, Long> each : counts.entrySet()) {
            if (each.getValue() < 0) {
                throw new IllegalArgumentException("The count of category \"%s\" (%d) must not be below 0."
                        .formatted(each.getKey(), each.getValue()));
            }
            rows += each.getValue();
        }
        return rows;
    }
}
