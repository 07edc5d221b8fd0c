package oxbow.core.slice;

import oxbow.core.slice.Condition.Place;
import oxbow.core.table.ColumnKind;

/// Resolves terms on a column of truth values.
///
/// @param place the column
record TruthBinding(Place place) {

    Condition resolve(Term.Valued term, boolean negated) {
        return switch (term) {
            case Term.Compared compared ->
                switch (compared.comparison()) {
                    case EQUAL -> equal(truth(compared.value()) != negated);
                    case UNEQUAL -> equal(truth(compared.value()) == negated);
                    case BELOW, AT_MOST, ABOVE, AT_LEAST ->
                        throw Binding.untestable(
                                place, ColumnKind.BOOLEAN, compared.comparison().sign());
                };
            case Term.Among among -> {
                boolean ifTrue = among.values().stream().anyMatch(this::truth);
                boolean ifFalse = !among.values().stream().allMatch(this::truth);
                yield new Condition.TruthIn(place, ifTrue != negated, ifFalse != negated);
            }
            case Term.Between between -> throw Binding.untestable(place, ColumnKind.BOOLEAN, "between");
            case Term.Matched matched ->
                throw Binding.untestable(
                        place, ColumnKind.BOOLEAN, matched.place().words());
        };
    }

    private Condition equal(boolean wanted) {
        return new Condition.TruthIn(place, wanted, !wanted);
    }

    private boolean truth(Literal literal) {
        String hint = "Maybe true or false, without quotes?";
        return switch (literal) {
            case Literal.Truth truth -> truth.value();
            case Literal.Numeral number -> throw Binding.mismatch(place, ColumnKind.BOOLEAN, number, hint);
            case Literal.Text text -> throw Binding.mismatch(place, ColumnKind.BOOLEAN, text, hint);
        };
    }
}
