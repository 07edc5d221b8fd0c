package oxbow.core.slice;

import java.util.List;
import oxbow.core.slice.Condition.Place;
import oxbow.core.table.ColumnKind;

/// Resolves terms on a column of times, which are written as texts.
///
/// @param place the column
record TimeBinding(Place place) implements RangeBinding<Long> {

    @Override
    public ColumnKind kind() {
        return ColumnKind.TIME;
    }

    @Override
    public Long value(Literal literal) {
        String hint = "Maybe a text such as \"2026-11-21T00:00:00Z\" or \"2026-11-21\"?";
        return switch (literal) {
            case Literal.Text text ->
                TimeText.millis(text.value()).orElseThrow(() -> Binding.mismatch(place, kind(), text, hint));
            case Literal.Numeral number -> throw Binding.mismatch(place, kind(), number, hint);
            case Literal.Truth truth -> throw Binding.mismatch(place, kind(), truth, hint);
        };
    }

    @Override
    public Long least() {
        return Long.MIN_VALUE;
    }

    @Override
    public Long greatest() {
        return Long.MAX_VALUE;
    }

    @Override
    public Condition within(Long low, Long high, boolean outside) {
        return new Condition.TimeWithin(place, low, high, outside);
    }

    @Override
    public Condition among(List<Long> values, boolean outside) {
        return new Condition.TimeAmong(
                place, values.stream().mapToLong(Long::longValue).toArray(), outside);
    }
}
