package oxbow.core.slice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import oxbow.core.slice.Condition.Place;
import oxbow.core.table.ColumnKind;

/// Resolves terms on a column of texts. Texts are in the order of their code points, which is that of their
/// bytes in UTF-8.
///
/// @param place the column
record TextBinding(Place place) {

    Condition resolve(Term.Valued term, boolean negated) {
        return new Condition.TextPasses(place, test(term), negated);
    }

    private Predicate<String> test(Term.Valued term) {
        return switch (term) {
            case Term.Compared compared -> compared(compared.comparison(), text(compared.value()));
            case Term.Among among -> {
                Set<String> texts = new HashSet<>(values(among.values()));
                yield texts::contains;
            }
            case Term.Between between -> {
                String low = text(between.low());
                String high = text(between.high());
                if (compare(low, high) > 0) {
                    throw Binding.reversed(between);
                }
                yield value -> compare(low, value) <= 0 && compare(value, high) <= 0;
            }
            case Term.Matched(String name, Term.Place where, String part) ->
                switch (where) {
                    case ANYWHERE -> value -> value.contains(part);
                    case START -> value -> value.startsWith(part);
                };
        };
    }

    private static Predicate<String> compared(Comparison comparison, String text) {
        return switch (comparison) {
            case EQUAL -> text::equals;
            case UNEQUAL -> value -> !text.equals(value);
            case BELOW -> value -> compare(value, text) < 0;
            case AT_MOST -> value -> compare(value, text) <= 0;
            case ABOVE -> value -> compare(value, text) > 0;
            case AT_LEAST -> value -> compare(value, text) >= 0;
        };
    }

    private List<String> values(List<Literal> literals) {
        return literals.stream().map(this::text).toList();
    }

    private String text(Literal literal) {
        String hint = "Maybe \"" + literal + "\", in quotes?";
        return switch (literal) {
            case Literal.Text text -> text.value();
            case Literal.Numeral number -> throw Binding.mismatch(place, ColumnKind.TEXT, number, hint);
            case Literal.Truth truth -> throw Binding.mismatch(place, ColumnKind.TEXT, truth, hint);
        };
    }

    /// By code points: `String.compareTo` would put the pairs of surrogates before U+E000 to U+FFFF.
    static int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int at = 0; at < shared; at++) {
            char a = one.charAt(at);
            char b = other.charAt(at);
            if (a != b) {
                return Integer.compare(inOrder(a), inOrder(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static int inOrder(char c) {
        return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
    }
}
