package oxbow.core.slice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import oxbow.core.table.Column;
import oxbow.core.table.Table;

/// An interpreter as the documentation reads: three values, one row, the tree as it was written.
///
/// @param notOfUnknown what the negation of unknown is; empty (unknown) is right, the others are broken variants
record Kleene(Optional<Boolean> notOfUnknown) {
    static final Kleene RIGHT = new Kleene(Optional.empty());

    Optional<Boolean> value(Slice slice, Table table, int row) {
        return switch (slice) {
            case Slice.And and -> {
                List<Optional<Boolean>> parts = and.parts().stream()
                        .map(part -> value(part, table, row))
                        .toList();
                yield parts.contains(Optional.of(false))
                        ? Optional.of(false)
                        : parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
            }
            case Slice.Or or -> {
                List<Optional<Boolean>> parts =
                        or.parts().stream().map(part -> value(part, table, row)).toList();
                yield parts.contains(Optional.of(true))
                        ? Optional.of(true)
                        : parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
            }
            case Slice.Not not -> {
                Optional<Boolean> part = value(not.part(), table, row);
                yield part.isEmpty() ? notOfUnknown : part.map(known -> !known);
            }
            case Term.Tagged tagged ->
                Optional.of(Optional.ofNullable(table.tags().get(tagged.tag()))
                        .map(rows -> rows.has(row))
                        .orElse(false));
            case Term.Presence presence ->
                Optional.of(cell(presence.name(), table, row).isPresent() == presence.present());
            case Term.Valued valued -> cell(valued.name(), table, row).map(cell -> test(valued, cell));
        };
    }

    private static Optional<Comparable<?>> cell(String name, Table table, int row) {
        Column column = table.column(name).orElseThrow();
        if (!column.validity().has(row)) {
            return Optional.empty();
        }
        return switch (column) {
            case Column.Numbers numbers ->
                Optional.<Comparable<?>>of(numbers.values()[row] + 0.0).filter(n -> !n.equals(Double.NaN));
            case Column.Texts texts -> Optional.of(texts.values()[row]);
            case Column.Booleans booleans -> Optional.of(booleans.values()[row]);
            case Column.Times times -> Optional.of(Instant.ofEpochMilli(times.millis()[row]));
            case Column.Vectors vectors -> Optional.of(row);
        };
    }

    private static boolean test(Term.Valued term, Comparable<?> cell) {
        return switch (term) {
            case Term.Compared compared -> {
                int order = order(cell, compared.value());
                yield switch (compared.comparison()) {
                    case EQUAL -> order == 0;
                    case UNEQUAL -> order != 0;
                    case BELOW -> order < 0;
                    case AT_MOST -> order <= 0;
                    case ABOVE -> order > 0;
                    case AT_LEAST -> order >= 0;
                };
            }
            case Term.Among among -> among.values().stream().anyMatch(value -> order(cell, value) == 0);
            case Term.Between between -> order(cell, between.low()) >= 0 && order(cell, between.high()) <= 0;
            case Term.Matched matched ->
                switch (matched.place()) {
                    case ANYWHERE -> cell.toString().contains(matched.part());
                    case START -> cell.toString().startsWith(matched.part());
                };
        };
    }

    private static int order(Comparable<?> cell, Literal literal) {
        return switch (cell) {
            case Double number -> number.compareTo(((Literal.Numeral) literal).value());
            case Boolean truth -> truth.compareTo(((Literal.Truth) literal).value());
            case Instant time -> time.compareTo(time(((Literal.Text) literal).value()));
            case String text -> byCodePoints(text, ((Literal.Text) literal).value());
            default -> throw new AssertionError(cell);
        };
    }

    private static Instant time(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static int byCodePoints(String one, String other) {
        return java.util.Arrays.compare(
                one.codePoints().toArray(), other.codePoints().toArray());
    }
}
