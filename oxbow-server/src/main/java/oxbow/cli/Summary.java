package oxbow.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oxbow.core.metric.Figure;
import oxbow.core.metric.ProfileFigures;
import oxbow.core.metric.Proportion;
import oxbow.core.profile.BooleansProfile;
import oxbow.core.profile.CategoriesProfile;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.Distribution;
import oxbow.core.profile.NumbersProfile;
import oxbow.core.profile.TextsProfile;
import oxbow.core.profile.TimesProfile;
import oxbow.core.profile.VectorsProfile;

/// What is to be said of a column in a line.
final class Summary {

    static final double LEVEL = 0.95;

    private static final int MOST_NAMED = 3;

    private Summary() {}

    /// Share of rows without a value.
    static Figure missing(ColumnProfile column) {
        return Proportion.wilson(column.missing(), column.rows(), LEVEL);
    }

    /// The same as a plain share; 0 without rows.
    static double missingShare(ColumnProfile column) {
        return column.rows() == 0 ? 0 : (double) column.missing() / column.rows();
    }

    /// What the values are like.
    static String line(ColumnProfile column) {
        return switch (column) {
            case NumbersProfile numbers -> numbers(numbers);
            case CategoriesProfile categories -> categories(categories);
            case BooleansProfile truths ->
                truths.count() == 0
                        ? "no values"
                        : "true " + Numerals.figure(Proportion.wilson(truths.trues(), truths.count(), LEVEL), true);
            case TextsProfile texts ->
                texts.count() == 0
                        ? "no values"
                        : "length " + range(texts.lengths(), false) + "; "
                                + Distinct.of(texts.values()).text();
            case TimesProfile times -> times.count() == 0 ? "no values" : range(times.times(), true);
            case VectorsProfile vectors -> "vectors of " + Numerals.count(vectors.width()) + " numbers";
        };
    }

    private static String numbers(NumbersProfile numbers) {
        long odd = numbers.exact().nan() + numbers.exact().infinite();
        String invalid = odd == 0 ? "" : "; " + Numerals.count(odd) + (odd == 1 ? " is no" : " are no") + " number";
        if (numbers.exact().count() == 0) {
            return odd > 0 ? "no numbers" + invalid : "no values";
        }
        if (numbers.exact().min() == numbers.exact().max()) {
            return "always " + Numerals.number(numbers.exact().min()) + invalid;
        }
        return "mean " + Numerals.figure(ProfileFigures.mean(numbers.exact(), LEVEL), false) + ", sd "
                + Numerals.number(numbers.exact().sd()) + ", " + range(numbers.values(), false) + invalid;
    }

    private static String range(Distribution values, boolean times) {
        double median = values.quantiles().quantile(0.5);
        if (times) {
            return Numerals.time(values.exact().min()) + " to "
                    + Numerals.time(values.exact().max());
        }
        return Numerals.number(values.exact().min()) + " to "
                + Numerals.number(values.exact().max()) + ", median " + Numerals.number(median);
    }

    private static String categories(CategoriesProfile categories) {
        if (categories.count() == 0) {
            return "no values";
        }
        Distinct distinct = Distinct.of(categories);
        String most = top(categories.exact(), MOST_NAMED).stream()
                .map(top -> top.getKey() + ": " + Numerals.share((double) top.getValue() / categories.count()))
                .collect(Collectors.joining(", "));
        return distinct.value() > MOST_NAMED ? most + "; " + distinct.text() : most;
    }

    /// The most frequent categories, the first first.
    static List<Map.Entry<String, Long>> top(CategoryProfile categories, int most) {
        return categories.counts().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
    }
}
