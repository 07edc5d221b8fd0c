package oxbow.core.slice;

import java.util.List;
import oxbow.core.slice.Condition.Place;
import oxbow.core.table.ColumnKind;

/// Resolves terms on a column of values that have a least and a greatest: every comparison becomes being within
/// a closed range, or outside of one.
sealed interface RangeBinding<T extends Comparable<T>> permits NumberBinding, TimeBinding {

    Place place();

    ColumnKind kind();

    T value(Literal literal);

    T least();

    T greatest();

    Condition within(T low, T high, boolean outside);

    Condition among(List<T> values, boolean outside);

    default Condition resolve(Term.Valued term, boolean negated) {
        return switch (term) {
            case Term.Compared compared -> compared(compared.comparison(), value(compared.value()), negated);
            case Term.Among among ->
                among(among.values().stream().map(this::value).sorted().toList(), negated);
            case Term.Between between -> {
                T low = value(between.low());
                T high = value(between.high());
                if (low.compareTo(high) > 0) {
                    throw Binding.reversed(between);
                }
                yield within(low, high, negated);
            }
            case Term.Matched matched ->
                throw Binding.untestable(place(), kind(), matched.place().words());
        };
    }

    private Condition compared(Comparison comparison, T value, boolean negated) {
        return switch (comparison) {
            case EQUAL -> within(value, value, negated);
            case UNEQUAL -> within(value, value, !negated);
            case BELOW -> within(value, greatest(), !negated);
            case AT_LEAST -> within(value, greatest(), negated);
            case ABOVE -> within(least(), value, !negated);
            case AT_MOST -> within(least(), value, negated);
        };
    }
}
