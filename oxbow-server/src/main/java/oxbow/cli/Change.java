package oxbow.cli;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import oxbow.core.compare.ColumnComparison;
import oxbow.core.compare.ColumnTest;
import oxbow.core.compare.TestResult;
import oxbow.core.profile.BooleansProfile;
import oxbow.core.profile.CategoriesProfile;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.Distribution;
import oxbow.core.profile.NumbersProfile;
import oxbow.core.profile.TextsProfile;
import oxbow.core.profile.TimesProfile;
import oxbow.core.profile.VectorsProfile;

/// What a column was and is, short: `0 % → 99 % filled`, `mean 15.1 → 18.7`. Only what a test found is said.
///
/// @param before the column of the reference
/// @param now the column of the current side
record Change(ColumnProfile before, ColumnProfile now) {

    /// What the drifted tests of the column found, the most telling first; tests that say the same are told once.
    List<String> told(ColumnComparison column) {
        Set<String> told = new LinkedHashSet<>();
        for (ColumnTest test : column.tests()) {
            if (test.drifted()) {
                told.add(of(test.result()));
            }
        }
        return List.copyOf(told);
    }

    private String of(TestResult result) {
        return switch (result.test()) {
            case "missing_rate" ->
                rates("", 1 - Summary.missingShare(before), 1 - Summary.missingShare(now)) + " filled";
            case "invalid_rate" -> rates("invalid rate ", invalid(before), invalid(now));
            case "empty_rate" -> rates("empty ", empty(before), empty(now));
            case "true_rate" -> rates("true ", truths(before), truths(now));
            case "new_categories" -> unseen();
            default -> values();
        };
    }

    private static String rates(String what, double before, double now) {
        return what + Numerals.share(before) + " → " + Numerals.share(now);
    }

    /// How the values have moved, whatever test found it.
    private String values() {
        return switch (before) {
            case NumbersProfile numbers ->
                now instanceof NumbersProfile that ? middles("", numbers.values(), that.values()) : "";
            case TextsProfile texts ->
                now instanceof TextsProfile that ? middles("length ", texts.lengths(), that.lengths()) : "";
            case CategoriesProfile categories ->
                now instanceof CategoriesProfile that ? most(categories.exact(), that.exact()) : "";
            case TimesProfile times ->
                now instanceof TimesProfile that
                        ? "median " + median(times.times()) + " → " + median(that.times())
                        : "";
            case BooleansProfile _ -> rates("true ", truths(before), truths(now));
            case VectorsProfile vectors ->
                now instanceof VectorsProfile that ? middles("length ", vectors.norms(), that.norms()) : "";
        };
    }

    private static String median(Distribution times) {
        return times.exact().count() == 0
                ? "none"
                : Numerals.time(times.quantiles().quantile(0.5));
    }

    /// The means; the standard deviations where these have changed more.
    private static String middles(String what, Distribution before, Distribution now) {
        if (before.exact().count() == 0 || now.exact().count() == 0) {
            return what.isEmpty() ? "no values on one side" : what + "of no values on one side";
        }
        double mean = before.exact().mean();
        double meanNow = now.exact().mean();
        double sd = before.exact().sd();
        double sdNow = now.exact().sd();
        String told = what + "mean " + Numerals.brief(mean) + " → " + Numerals.brief(meanNow);
        return Math.abs(sdNow - sd) > Math.abs(meanNow - mean)
                ? told + ", sd " + Numerals.brief(sd) + " → " + Numerals.brief(sdNow)
                : told;
    }

    /// The category whose share has changed most.
    private static String most(CategoryProfile before, CategoryProfile now) {
        Collection<String> names = new TreeSet<>(before.counts().keySet());
        names.addAll(now.counts().keySet());
        String found = "";
        double largest = -1;
        for (String name : names) {
            double difference = Math.abs(share(before, name) - share(now, name));
            if (difference > largest) {
                largest = difference;
                found = name;
            }
        }
        return names.isEmpty() ? "" : rates(named(found) + " ", share(before, found), share(now, found));
    }

    private static String named(String category) {
        return category.isBlank() ? "\"" + category + "\"" : category;
    }

    private static double share(CategoryProfile side, String name) {
        return side.count() == 0 ? 0 : (double) side.counts().getOrDefault(name, 0L) / side.count();
    }

    private String unseen() {
        if (!(before instanceof CategoriesProfile old && now instanceof CategoriesProfile present)) {
            return "new categories";
        }
        List<Map.Entry<String, Long>> fresh = Summary.top(present.exact(), Integer.MAX_VALUE).stream()
                .filter(each -> old.exact().counts().getOrDefault(each.getKey(), 0L) == 0)
                .toList();
        long rows = fresh.stream().mapToLong(Map.Entry::getValue).sum();
        String more = fresh.size() > 1 ? " and " + (fresh.size() - 1) + " more" : "";
        return fresh.isEmpty()
                ? "new categories"
                : Numerals.share((double) rows / present.count()) + " new: "
                        + named(fresh.getFirst().getKey()) + more;
    }

    private static double invalid(ColumnProfile column) {
        if (!(column instanceof NumbersProfile numbers)) {
            return 0;
        }
        long odd = numbers.exact().nan() + numbers.exact().infinite();
        return odd == 0 ? 0 : (double) odd / (odd + numbers.exact().count());
    }

    private static double empty(ColumnProfile column) {
        return column instanceof TextsProfile texts && texts.count() > 0 ? (double) texts.empty() / texts.count() : 0;
    }

    private static double truths(ColumnProfile column) {
        return column instanceof BooleansProfile truths && truths.count() > 0
                ? (double) truths.trues() / truths.count()
                : 0;
    }
}
