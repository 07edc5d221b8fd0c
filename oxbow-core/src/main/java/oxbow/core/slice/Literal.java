package oxbow.core.slice;

/// A value written in a slice. What a text means (a text or a time) depends on the column it is compared with.
public sealed interface Literal {

    /// A number.
    ///
    /// @param value finite; −0 becomes 0
    record Numeral(double value) implements Literal {
        /// Checks and normalises the value.
        public Numeral {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("The number (%s) must be finite.".formatted(value));
            }
            value += 0.0;
        }

        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /// A text or a time.
    ///
    /// @param value any text
    record Text(String value) implements Literal {
        @Override
        public String toString() {
            return Quoting.quoted(value, '"');
        }
    }

    /// True or false.
    ///
    /// @param value which
    record Truth(boolean value) implements Literal {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }
}
