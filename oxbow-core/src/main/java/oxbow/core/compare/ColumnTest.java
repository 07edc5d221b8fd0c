package oxbow.core.compare;

import java.util.OptionalDouble;

/// One test of one column, and what its result is worth in the verdict.
///
/// @param result what the test said
/// @param floor the effect from which on a difference matters; 0 if the test does not decide
/// @param decides whether the verdict rests on it; otherwise it is shown beside
public record ColumnTest(TestResult result, double floor, boolean decides) {

    static ColumnTest deciding(TestResult result, double floor) {
        return new ColumnTest(result, floor, true);
    }

    static ColumnTest beside(TestResult result) {
        return new ColumnTest(result, 0, false);
    }

    /// Whether it makes the column drift: it decides, is significant, and its effect, sketch error taken off,
    /// reaches the floor.
    public boolean drifted() {
        return decides
                && result instanceof TestResult.Known known
                && known.significant()
                && known.effect().atLeast() >= floor;
    }

    /// The p-value, if the test could be made.
    OptionalDouble pValue() {
        return result instanceof TestResult.Known known ? OptionalDouble.of(known.pValue()) : OptionalDouble.empty();
    }

    /// The effect on a scale from 0 to 1, by which columns of all kinds can be ranked; none for a shift in
    /// standard deviations and for tests that do not decide.
    OptionalDouble distance() {
        return decides
                        && result instanceof TestResult.Known known
                        && !known.test().equals(Wasserstein.NAME)
                ? OptionalDouble.of(known.effect().value())
                : OptionalDouble.empty();
    }
}
