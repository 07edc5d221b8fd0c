package oxbow.core.slice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import oxbow.core.table.Column;
import oxbow.core.table.RowSet;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

/// Random slices and tables of one schema, with few values so that they meet.
final class RandomSlices {
    static final List<String> TEXTS =
            List.of("", "Lyon", "lyon", "Ly", "a\"b\\", "\uE000", "😀", "line\nbreak", "\u202e");
    static final List<String> TIMES = List.of("2026-11-21", "2026-11-21T00:00:00.001Z", "2026-11-21T01:00:00+01:00");
    static final long MIDNIGHT = 1_795_219_200_000L;

    private final SplittableRandom random;

    RandomSlices(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Slice slice(int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1 -> new Slice.And(parts(depth));
            case 2, 3 -> new Slice.Or(parts(depth));
            case 4, 5 -> new Slice.Not(slice(depth - 1));
            default -> term();
        };
    }

    private List<Slice> parts(int depth) {
        List<Slice> parts = new ArrayList<>();
        for (int i = random.nextInt(2, 4); i > 0; i--) {
            parts.add(slice(depth - 1));
        }
        return parts;
    }

    private Term term() {
        return switch (random.nextInt(8)) {
            case 0 -> new Term.Tagged(random.nextBoolean() ? "dark" : "two words");
            case 1 ->
                new Term.Presence(pick(List.of("age", "city", "first seen", "is", "score")), random.nextBoolean());
            case 2 -> truth();
            case 3 -> new Term.Matched("city", pick(List.of(Term.Place.values())), pick(TEXTS));
            case 4, 5 -> valued("age", () -> new Literal.Numeral(random.nextInt(-1, 3) / 2.0));
            case 6 -> valued("city", () -> new Literal.Text(pick(TEXTS)));
            default -> valued("first seen", () -> new Literal.Text(pick(TIMES)));
        };
    }

    private Term truth() {
        Literal value = new Literal.Truth(random.nextBoolean());
        return random.nextBoolean()
                ? new Term.Compared("is", pick(List.of(Comparison.EQUAL, Comparison.UNEQUAL)), value)
                : new Term.Among("is", List.of(value, new Literal.Truth(random.nextBoolean())));
    }

    private Term valued(String name, java.util.function.Supplier<Literal> value) {
        return switch (random.nextInt(4)) {
            case 0 -> new Term.Among(name, List.of(value.get(), value.get()));
            case 1 -> {
                Literal both = value.get();
                yield new Term.Between(name, both, both);
            }
            default -> new Term.Compared(name, pick(List.of(Comparison.values())), value.get());
        };
    }

    /// A table with missing values, `NaN`, infinities and both zeros; garbage stands where values are missing.
    Table table(int rows) {
        double[] ages = new double[rows];
        String[] cities = new String[rows];
        boolean[] is = new boolean[rows];
        long[] seen = new long[rows];
        for (int row = 0; row < rows; row++) {
            ages[row] = pick(
                    List.of(-0.5, -0.0, 0.0, 0.5, 1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
            cities[row] = pick(TEXTS);
            is[row] = random.nextBoolean();
            seen[row] = MIDNIGHT + random.nextInt(-1, 3);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("age", new Column.Numbers(ages, validity(rows), rows));
        columns.put("city", new Column.Texts(cities, validity(rows), rows));
        columns.put("is", new Column.Booleans(is, validity(rows), rows));
        columns.put("first seen", new Column.Times(seen, validity(rows), rows));
        columns.put("score", new Column.Vectors(new float[3 * rows], 3, validity(rows), rows));
        return new Table(rows, columns, Map.of("dark", RowSet.ofWords(words(rows), rows)));
    }

    private Validity validity(int rows) {
        return random.nextInt(4) == 0 ? Validity.all() : Validity.of(words(rows));
    }

    private long[] words(int rows) {
        return random.longs((rows + 63) / 64 + 1).toArray();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
