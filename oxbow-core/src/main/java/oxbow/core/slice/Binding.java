package oxbow.core.slice;

import java.util.List;
import java.util.Optional;
import oxbow.core.slice.Condition.Place;
import oxbow.core.table.ColumnKind;

/// Resolves a slice against a schema and moves its negations to the leaves.
final class Binding {
    private final List<String> names;
    private final List<ColumnKind> kinds;

    Binding(SliceSchema schema) {
        this.names = List.copyOf(schema.columns().keySet());
        this.kinds = List.copyOf(schema.columns().values());
    }

    Condition resolve(Slice slice) {
        return resolve(slice, false);
    }

    private Condition resolve(Slice slice, boolean negated) {
        return switch (slice) {
            case Slice.And and -> joined(and.parts(), !negated, negated);
            case Slice.Or or -> joined(or.parts(), negated, negated);
            case Slice.Not not -> resolve(not.part(), !negated);
            case Term.Tagged tagged -> new Condition.HasTag(tagged.tag(), !negated);
            case Term.Presence presence -> {
                Place place = place(presence.name());
                yield new Condition.Has(place, kind(place) == ColumnKind.NUMBER, presence.present() != negated);
            }
            case Term.Valued valued -> leaf(valued, negated);
        };
    }

    private Condition joined(List<Slice> parts, boolean all, boolean negated) {
        List<Condition> resolved =
                parts.stream().map(part -> resolve(part, negated)).toList();
        return all ? new Condition.All(resolved) : new Condition.Any(resolved);
    }

    private Condition leaf(Term.Valued term, boolean negated) {
        Place place = place(term.name());
        return switch (kind(place)) {
            case NUMBER -> new NumberBinding(place).resolve(term, negated);
            case TIME -> new TimeBinding(place).resolve(term, negated);
            case TEXT -> new TextBinding(place).resolve(term, negated);
            case BOOLEAN -> new TruthBinding(place).resolve(term, negated);
            case VECTOR ->
                throw new IllegalArgumentException(
                        "The column \"%s\" is of vectors: it can be missing or present, but \"%s\" must compare values."
                                .formatted(Quoting.shown(term.name()), Quoting.shown(term.toString())));
        };
    }

    private Place place(String name) {
        int index = names.indexOf(name);
        if (index >= 0) {
            return new Place(index, name);
        }
        Optional<String> nearest = Nearest.of(name, names);
        String hint = nearest.map(near -> "Maybe \"" + near + "\"?").orElse(known());
        throw new IllegalArgumentException(
                "The column \"%s\" must be one that is there. %s".formatted(Quoting.shown(name), hint));
    }

    private String known() {
        return names.isEmpty()
                ? "There are no columns."
                : "There are " + Quoting.shown(String.join(", ", names.subList(0, Math.min(5, names.size())))) + ".";
    }

    private ColumnKind kind(Place place) {
        return kinds.get(place.index());
    }

    /// The complaint that a column and a value are of different kinds.
    static IllegalArgumentException mismatch(Place place, ColumnKind kind, Literal literal, String hint) {
        String value = switch (literal) {
            case Literal.Numeral number -> "the number " + number;
            case Literal.Text text -> "the text " + Quoting.shown(text.toString());
            case Literal.Truth truth -> "the truth value " + truth;
        };
        return new IllegalArgumentException("The column \"%s\" is a %s and cannot be compared with %s.%s"
                .formatted(Quoting.shown(place.name()), kind.word(), value, hint.isEmpty() ? "" : " " + hint));
    }

    /// The complaint that a column cannot be tested so.
    static IllegalArgumentException untestable(Place place, ColumnKind kind, String test) {
        return new IllegalArgumentException("The column \"%s\" is a %s and cannot be tested with \"%s\"."
                .formatted(Quoting.shown(place.name()), kind.word(), test));
    }

    /// The complaint that a range has no values.
    static IllegalArgumentException reversed(Term.Between between) {
        return new IllegalArgumentException(
                "The low end (%s) must not be above the high end (%s). Maybe the other way round?"
                        .formatted(
                                Quoting.shown(between.low().toString()),
                                Quoting.shown(between.high().toString())));
    }
}
