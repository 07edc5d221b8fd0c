package oxbow.core.slice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import oxbow.core.table.RowSet;
import oxbow.core.table.Table;

/// A condition that picks out some of the rows, such as `age < 30 and (city = "Lyon" or tag:dark)`. The grammar
/// and what happens to missing values are told in the documentation of this package.
///
/// **Guarantee.** The text of a slice ([#toString]) is canonical: `parse(slice.toString())` equals the slice, as
/// long as that text is at most [#MOST_CHARACTERS] long, and equal slices have equal text. No slice nests deeper
/// than [#MOST_DEPTH], so a slice that exists can be walked without fear for the stack.
///
/// Immutable and safe between threads.
public sealed interface Slice permits Slice.And, Slice.Or, Slice.Not, Term {

    /// How long the text of a slice may be.
    int MOST_CHARACTERS = 10_000;

    /// How deep brackets and `not` may nest.
    int MOST_DEPTH = 100;

    /// Reads a slice.
    ///
    /// @param text at most [#MOST_CHARACTERS] long
    /// @throws SliceSyntaxException if the text is no slice; it names the position and what was expected there
    static Slice parse(String text) {
        return new SliceParser(text).slice();
    }

    /// Resolves the columns and values against a schema, once for all rows to come.
    ///
    /// @throws IllegalArgumentException if the schema lacks a column, or a column cannot be compared so
    default BoundSlice bind(SliceSchema schema) {
        return new BoundSlice(this, schema, new Binding(schema).resolve(this));
    }

    /// The rows of one table that are in the slice. For many tables of one schema, [#bind] first.
    ///
    /// @throws IllegalArgumentException if the table lacks a column, or a column cannot be compared so
    default RowSet rows(Table table) {
        return bind(SliceSchema.of(table)).rows(table);
    }

    /// The names of the columns it looks at, in the order of their first appearance.
    default Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        terms(this, term -> term.column().ifPresent(columns::add));
        return columns;
    }

    /// The names of the tags it asks for, in the order of their first appearance.
    default Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        terms(this, term -> {
            if (term instanceof Term.Tagged tagged) {
                tags.add(tagged.tag());
            }
        });
        return tags;
    }

    /// How deep brackets and `not` nest in the canonical text.
    default int depth() {
        return SliceText.depth(this);
    }

    /// All of the parts hold.
    ///
    /// @param parts at least two; parts that are `and` themselves are taken apart
    record And(List<Slice> parts) implements Slice {
        /// Checks and flattens the parts.
        public And {
            parts = parts.stream()
                    .flatMap(part -> part instanceof And and ? and.parts().stream() : Stream.of(part))
                    .toList();
            requireTwo(parts.size());
            requireShallow(SliceText.deepest(parts));
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    /// At least one of the parts holds.
    ///
    /// @param parts at least two; parts that are `or` themselves are taken apart
    record Or(List<Slice> parts) implements Slice {
        /// Checks and flattens the parts.
        public Or {
            parts = parts.stream()
                    .flatMap(part -> part instanceof Or or ? or.parts().stream() : Stream.of(part))
                    .toList();
            requireTwo(parts.size());
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    /// The part is known not to hold.
    ///
    /// @param part what must not hold
    record Not(Slice part) implements Slice {
        /// Checks the depth.
        public Not {
            requireShallow(SliceText.depthOfNot(part));
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    private static void terms(Slice slice, Consumer<Term> taken) {
        switch (slice) {
            case And and -> and.parts().forEach(part -> terms(part, taken));
            case Or or -> or.parts().forEach(part -> terms(part, taken));
            case Not not -> terms(not.part(), taken);
            case Term term -> taken.accept(term);
        }
    }

    private static void requireTwo(int parts) {
        if (parts < 2) {
            throw new IllegalArgumentException("The parts (%d) must be at least 2.".formatted(parts));
        }
    }

    private static void requireShallow(int depth) {
        if (depth > MOST_DEPTH) {
            throw new IllegalArgumentException(
                    "The slice (%d levels) must nest at most %d levels deep.".formatted(depth, MOST_DEPTH));
        }
    }
}
