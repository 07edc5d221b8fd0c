package oxbow.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import oxbow.core.metric.Figure;
import oxbow.core.profile.CategoriesProfile;
import oxbow.core.profile.NumbersProfile;
import oxbow.core.sketch.HyperLogLog;
import oxbow.json.Json;

/// How many different values a column holds: exactly while they are few, otherwise about, with an interval.
///
/// @param value the number, whole
/// @param exact whether it was counted
/// @param figure the number with its interval; undefined without values
record Distinct(long value, boolean exact, Figure figure) {

    /// Two-sided 95 % of a normal error.
    private static final double DEVIATIONS = 1.959964;

    static Distinct of(NumbersProfile numbers) {
        return of(numbers.distinct().sketch(), numbers.exact().count());
    }

    static Distinct of(CategoriesProfile categories) {
        return categories.isExact()
                ? counted(categories.exact().counts().size(), categories.count())
                : of(categories.distinct(), categories.count());
    }

    private static Distinct of(HyperLogLog sketch, long n) {
        if (sketch.isExact()) {
            return counted(Math.round(sketch.estimate()), n);
        }
        // there cannot be more different values than values
        double value = Math.min((double) n, sketch.estimate());
        double high = Math.min((double) n, sketch.high(DEVIATIONS));
        return new Distinct(
                Math.round(value),
                false,
                new Figure.Known(
                        value, n, Math.min(value, sketch.low(DEVIATIONS)), high, Summary.LEVEL, "hyperloglog"));
    }

    private static Distinct counted(long value, long n) {
        return new Distinct(
                value,
                true,
                n == 0
                        ? new Figure.Undefined("no values", 0)
                        : new Figure.Known(value, n, value, value, Summary.LEVEL, "counted"));
    }

    /// `12 different`, or `about 12,300 ± 400 different`.
    String text() {
        String about = figure instanceof Figure.Known known && !exact
                ? "about " + Numerals.count(value) + " ± "
                        + Numerals.count(Math.round(Math.max(known.high() - value, value - known.low())))
                : Numerals.count(value);
        return about + " different";
    }

    void json(ObjectNode node) {
        node.put("distinct", value).put("distinct_is_exact", exact);
        node.set("distinct_count", Json.mapper().valueToTree(figure));
    }
}
