package oxbow.core.slice;

import java.util.List;
import oxbow.core.slice.Condition.Place;
import oxbow.core.table.ColumnKind;

/// Resolves terms on a column of numbers.
///
/// @param place the column
record NumberBinding(Place place) implements RangeBinding<Double> {

    @Override
    public ColumnKind kind() {
        return ColumnKind.NUMBER;
    }

    @Override
    public Double value(Literal literal) {
        return switch (literal) {
            case Literal.Numeral number -> number.value();
            case Literal.Text text -> throw Binding.mismatch(place, kind(), text, "");
            case Literal.Truth truth -> throw Binding.mismatch(place, kind(), truth, "");
        };
    }

    @Override
    public Double least() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public Double greatest() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Condition within(Double low, Double high, boolean outside) {
        return new Condition.NumberWithin(place, low, high, outside);
    }

    @Override
    public Condition among(List<Double> values, boolean outside) {
        return new Condition.NumberAmong(
                place, values.stream().mapToDouble(Double::doubleValue).toArray(), outside);
    }
}
