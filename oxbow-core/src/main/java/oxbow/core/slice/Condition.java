package oxbow.core.slice;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// A slice in resolved form: columns by place, values of the column's kind, and no negation but at the leaves.
///
/// That is what keeps missing values simple. In Kleene's logic `not (a and b)` equals `not a or not b`, and every
/// leaf, also a negated one, is not true where its value is missing; so one bit per row (true or not) is
/// enough where otherwise two would be needed (true, false, unknown).
sealed interface Condition {

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    /// A row that has a tag, or has it not.
    record HasTag(String tag, boolean wanted) implements Condition {}

    /// A row that has a value, or has none.
    ///
    /// @param number whether the column is of numbers, where `NaN` counts as missing
    record Has(Place column, boolean number, boolean wanted) implements Condition {}

    /// A condition on a value, which does not hold where there is none.
    sealed interface OfColumn extends Condition {
        Place column();
    }

    /// A number from low to high, both included, or outside of them.
    record NumberWithin(Place column, double low, double high, boolean outside) implements OfColumn {}

    /// A number among others, or not among them.
    ///
    /// @param values ascending
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
    record NumberAmong(Place column, double[] values, boolean outside) implements OfColumn {

        /// Whether the number is one of the values; −0 counts as 0.
        boolean has(double number) {
            return Arrays.binarySearch(values, number + 0.0) >= 0;
        }
    }

    /// A time from low to high, both included, or outside of them.
    record TimeWithin(Place column, long low, long high, boolean outside) implements OfColumn {}

    /// A time among others, or not among them.
    ///
    /// @param values ascending
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
    record TimeAmong(Place column, long[] values, boolean outside) implements OfColumn {}

    /// A text that passes a test, or that does not.
    record TextPasses(Place column, Predicate<String> test, boolean fails) implements OfColumn {}

    /// A truth value that is one of those wanted.
    record TruthIn(Place column, boolean ifTrue, boolean ifFalse) implements OfColumn {}

    /// Where a column is.
    ///
    /// @param index its place in the schema
    /// @param name its name
    record Place(int index, String name) {}
}
