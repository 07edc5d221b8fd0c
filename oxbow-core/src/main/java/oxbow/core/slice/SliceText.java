package oxbow.core.slice;

import java.util.List;
import java.util.stream.Collectors;

/// Writes slices in their canonical text: the fewest brackets, one space, keywords in lower case.
final class SliceText {
    private SliceText() {}

    static String of(Slice slice) {
        return switch (slice) {
            case Slice.And and ->
                and.parts().stream()
                        .map(part -> part instanceof Slice.Or ? "(" + part + ")" : part.toString())
                        .collect(Collectors.joining(" and "));
            case Slice.Or or -> or.parts().stream().map(Slice::toString).collect(Collectors.joining(" or "));
            case Slice.Not not -> negated(not.part());
            case Term term -> term(term, "");
        };
    }

    static int depth(Slice slice) {
        return switch (slice) {
            case Slice.And and -> deepest(and.parts());
            case Slice.Or or ->
                or.parts().stream().mapToInt(SliceText::depth).max().orElse(0);
            case Slice.Not not -> depthOfNot(not.part());
            case Term term -> 0;
        };
    }

    /// The greatest depth of the parts of an `and`, where an `or` stands in brackets.
    static int deepest(List<Slice> parts) {
        return parts.stream()
                .mapToInt(part -> depth(part) + (part instanceof Slice.Or ? 1 : 0))
                .max()
                .orElse(0);
    }

    static int depthOfNot(Slice part) {
        return switch (part) {
            case Slice.And and -> 2 + depth(and);
            case Slice.Or or -> 2 + depth(or);
            case Slice.Not not -> 1 + depth(not);
            case Term term -> takesNotInside(term) ? 0 : 1;
        };
    }

    private static String negated(Slice part) {
        return switch (part) {
            case Slice.And and -> "not (" + and + ")";
            case Slice.Or or -> "not (" + or + ")";
            case Slice.Not not -> "not " + not;
            case Term term -> takesNotInside(term) ? term(term, "not ") : "not " + term;
        };
    }

    /// Whether its negation is written `city not in (…)` rather than `not city = …`.
    private static boolean takesNotInside(Term term) {
        return switch (term) {
            case Term.Among among -> true;
            case Term.Between between -> true;
            case Term.Matched matched -> true;
            case Term.Compared compared -> false;
            case Term.Presence presence -> false;
            case Term.Tagged tagged -> false;
        };
    }

    private static String term(Term term, String not) {
        return switch (term) {
            case Term.Compared(String name, Comparison comparison, Literal value) ->
                Quoting.column(name) + " " + comparison.sign() + " " + value;
            case Term.Among(String name, List<Literal> values) ->
                Quoting.column(name)
                        + " " + not + "in "
                        + values.stream().map(Literal::toString).collect(Collectors.joining(", ", "(", ")"));
            case Term.Between(String name, Literal low, Literal high) ->
                Quoting.column(name) + " " + not + "between " + low + " and " + high;
            case Term.Matched(String name, Term.Place place, String part) ->
                Quoting.column(name) + " " + not + place.words() + " " + Quoting.quoted(part, '"');
            case Term.Presence(String name, boolean present) ->
                Quoting.column(name) + (present ? " is present" : " is missing");
            case Term.Tagged(String tag) -> "tag:" + Quoting.tag(tag);
        };
    }
}
