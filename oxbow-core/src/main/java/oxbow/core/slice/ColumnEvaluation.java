package oxbow.core.slice;

import java.util.Arrays;
import java.util.function.IntPredicate;
import oxbow.core.slice.Condition.Place;
import oxbow.core.table.Column;
import oxbow.core.table.RowSet;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

/// Evaluates a resolved slice on a whole table: one loop over one column for each leaf, 64 rows to a word, and
/// words combined for `and` and `or`.
@SuppressWarnings("ShortCircuitBoolean") // without branches: whether a row is in a slice is hard to predict
final class ColumnEvaluation {
    private final Table table;
    private final int rows;

    ColumnEvaluation(Table table) {
        this.table = table;
        this.rows = table.rows();
    }

    RowSet rows(Condition condition) {
        return switch (condition) {
            case Condition.All all -> {
                RowSet rowsOfAll = rows(all.parts().getFirst());
                for (Condition part : all.parts().subList(1, all.parts().size())) {
                    rowsOfAll = rowsOfAll.and(rows(part));
                }
                yield rowsOfAll;
            }
            case Condition.Any any -> {
                RowSet rowsOfAny = rows(any.parts().getFirst());
                for (Condition part : any.parts().subList(1, any.parts().size())) {
                    rowsOfAny = rowsOfAny.or(rows(part));
                }
                yield rowsOfAny;
            }
            case Condition.HasTag tag ->
                tag.wanted() ? table.tagged(tag.tag()) : table.tagged(tag.tag()).not();
            case Condition.Has has -> has(has);
            case Condition.OfColumn leaf -> leaf(leaf);
        };
    }

    private RowSet has(Condition.Has has) {
        Column column = table.column(has.column().name()).orElseThrow(() -> gone(has.column(), "values"));
        RowSet present = column instanceof Column.Numbers numbers
                ? valid(numbers, within(numbers.values(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                : valid(column, words(row -> true));
        if (has.number() != column instanceof Column.Numbers) {
            throw gone(has.column(), has.number() ? "numbers" : "other values");
        }
        return has.wanted() ? present : present.not();
    }

    private RowSet leaf(Condition.OfColumn leaf) {
        return switch (leaf) {
            case Condition.NumberWithin within -> {
                Column.Numbers column = column(within.column(), Column.Numbers.class, "numbers");
                double[] values = column.values();
                yield valid(
                        column,
                        within.outside()
                                ? outside(values, within.low(), within.high())
                                : within(values, within.low(), within.high()));
            }
            case Condition.NumberAmong among -> {
                Column.Numbers column = column(among.column(), Column.Numbers.class, "numbers");
                double[] values = column.values();
                yield valid(
                        column, words(row -> !Double.isNaN(values[row]) && among.has(values[row]) != among.outside()));
            }
            case Condition.TimeWithin within -> {
                Column.Times column = column(within.column(), Column.Times.class, "times");
                long[] words = within(column.millis(), within.low(), within.high());
                yield valid(column, within.outside() ? flipped(words) : words);
            }
            case Condition.TimeAmong among -> {
                Column.Times column = column(among.column(), Column.Times.class, "times");
                long[] millis = column.millis();
                yield valid(
                        column, words(row -> Arrays.binarySearch(among.values(), millis[row]) >= 0 != among.outside()));
            }
            case Condition.TextPasses passes -> {
                Column.Texts column = column(passes.column(), Column.Texts.class, "texts");
                String[] values = column.values();
                yield valid(column, words(row -> passes.test().test(values[row]) != passes.fails()));
            }
            case Condition.TruthIn in -> {
                Column.Booleans column = column(in.column(), Column.Booleans.class, "truth values");
                boolean[] values = column.values();
                yield valid(column, words(row -> values[row] ? in.ifTrue() : in.ifFalse()));
            }
        };
    }

    private long[] within(double[] values, double low, double high) {
        long[] words = new long[(rows + 63) >> 6];
        for (int row = 0; row < rows; row++) {
            words[row >> 6] |= (values[row] >= low & values[row] <= high ? 1L : 0L) << row;
        }
        return words;
    }

    private long[] outside(double[] values, double low, double high) {
        long[] words = new long[(rows + 63) >> 6];
        for (int row = 0; row < rows; row++) {
            words[row >> 6] |= (values[row] < low | values[row] > high ? 1L : 0L) << row;
        }
        return words;
    }

    private long[] within(long[] values, long low, long high) {
        long[] words = new long[(rows + 63) >> 6];
        for (int row = 0; row < rows; row++) {
            words[row >> 6] |= (values[row] >= low & values[row] <= high ? 1L : 0L) << row;
        }
        return words;
    }

    private long[] words(IntPredicate holds) {
        long[] words = new long[(rows + 63) >> 6];
        for (int row = 0; row < rows; row++) {
            words[row >> 6] |= (holds.test(row) ? 1L : 0L) << row;
        }
        return words;
    }

    private static long[] flipped(long[] words) {
        for (int word = 0; word < words.length; word++) {
            words[word] = ~words[word];
        }
        return words;
    }

    private RowSet valid(Column column, long[] words) {
        Validity validity = column.validity();
        for (int word = 0; word < words.length; word++) {
            words[word] &= validity.word(word);
        }
        return RowSet.ofWords(words, rows);
    }

    private <C extends Column> C column(Place place, Class<C> kind, String of) {
        return table.column(place.name())
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> gone(place, of));
    }

    private static IllegalArgumentException gone(Place place, String of) {
        return new IllegalArgumentException("The table's column \"%s\" must be there and of %s, as the slice was bound."
                .formatted(place.name(), of));
    }
}
