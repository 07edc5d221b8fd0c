package oxbow.core.slice;

import java.util.Arrays;

/// Evaluates a resolved slice on one row.
final class RowEvaluation {
    private RowEvaluation() {}

    static boolean holds(Condition condition, SliceRow row) {
        return switch (condition) {
            case Condition.All all -> {
                for (Condition part : all.parts()) {
                    if (!holds(part, row)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Condition.Any any -> {
                for (Condition part : any.parts()) {
                    if (holds(part, row)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Condition.Has has -> has(has, row) == has.wanted();
            case Condition.HasTag tag -> row.tagged(tag.tag()) == tag.wanted();
            case Condition.OfColumn leaf -> row.has(leaf.column().index()) && leaf(leaf, row);
        };
    }

    private static boolean has(Condition.Has has, SliceRow row) {
        int column = has.column().index();
        return row.has(column) && !(has.number() && Double.isNaN(row.number(column)));
    }

    private static boolean leaf(Condition.OfColumn leaf, SliceRow row) {
        int column = leaf.column().index();
        return switch (leaf) {
            case Condition.NumberWithin within -> {
                double number = row.number(column);
                yield within.outside()
                        ? number < within.low() || number > within.high()
                        : number >= within.low() && number <= within.high();
            }
            case Condition.NumberAmong among -> {
                double number = row.number(column);
                yield !Double.isNaN(number) && among.has(number) != among.outside();
            }
            case Condition.TimeWithin within -> {
                long millis = row.millis(column);
                yield (millis >= within.low() && millis <= within.high()) != within.outside();
            }
            case Condition.TimeAmong among ->
                Arrays.binarySearch(among.values(), row.millis(column)) >= 0 != among.outside();
            case Condition.TextPasses passes -> passes.test().test(row.text(column)) != passes.fails();
            case Condition.TruthIn in -> row.truth(column) ? in.ifTrue() : in.ifFalse();
        };
    }
}
