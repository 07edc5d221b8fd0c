package oxbow.core.slice;

import java.util.List;
import java.util.Optional;

/// A condition on one column or tag: what slices are put together from. Names of columns and tags are any text
/// but the empty one.
public sealed interface Term extends Slice {

    /// The column it looks at; none for a tag.
    Optional<String> column();

    /// A term on the values of a column, which is unknown where the value is missing.
    sealed interface Valued extends Term permits Compared, Among, Between, Matched {

        /// The column.
        String name();

        @Override
        default Optional<String> column() {
            return Optional.of(name());
        }
    }

    /// A column against a value: `age < 30`.
    ///
    /// @param name the column
    /// @param comparison how
    /// @param value with what
    record Compared(String name, Comparison comparison, Literal value) implements Valued {
        /// Checks the name.
        public Compared {
            requireName(name);
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    /// A column equal to one of some values: `city in ("Lyon", "Nice")`.
    ///
    /// @param name the column
    /// @param values at least one
    record Among(String name, List<Literal> values) implements Valued {
        /// Checks the name and copies the values.
        public Among {
            requireName(name);
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("The values (0) must be at least 1.");
            }
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    /// A column between two values, both included: `age between 20 and 29`.
    ///
    /// @param name the column
    /// @param low the least value
    /// @param high the greatest value
    record Between(String name, Literal low, Literal high) implements Valued {
        /// Checks the name.
        public Between {
            requireName(name);
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    /// A column of texts that have a part: `text contains "free"`, `text starts with "Re:"`. Case counts.
    ///
    /// @param name the column
    /// @param place where the part is
    /// @param part at most [#MOST_PART] characters
    record Matched(String name, Place place, String part) implements Valued {
        /// How long a part may be: the time to look for it grows with its length times that of the text.
        public static final int MOST_PART = 200;

        /// Checks the name and the length.
        public Matched {
            requireName(name);
            if (part.length() > MOST_PART) {
                throw new IllegalArgumentException("The text to look for (%d characters) must have at most %d."
                        .formatted(part.length(), MOST_PART));
            }
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    /// Where a text has a part.
    enum Place {
        /// Anywhere.
        ANYWHERE("contains"),
        /// At its start.
        START("starts with");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        /// As it is written in a slice.
        public String words() {
            return words;
        }
    }

    /// Whether a column has no value, or has one: `age is missing`, `age is present`. Always known.
    ///
    /// @param name the column
    /// @param present whether it must have a value
    record Presence(String name, boolean present) implements Term {
        /// Checks the name.
        public Presence {
            requireName(name);
        }

        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    /// A row with a tag: `tag:dark`. Always known.
    ///
    /// @param tag the name of the tag
    record Tagged(String tag) implements Term {
        /// Checks the name.
        public Tagged {
            requireName(tag);
        }

        @Override
        public Optional<String> column() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return SliceText.of(this);
        }
    }

    private static void requireName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The name (\"\") must not be empty.");
        }
    }
}
