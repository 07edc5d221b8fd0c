package oxbow.core.compare;

/// What one test said about a reference and what is current: a decision with its p-value and effect, or the
/// reason why there is none. Undefined is neither "same" nor "different".
public sealed interface TestResult {

    /// Name of the test: `kolmogorov_smirnov`, `chi_square`, …
    String test();

    /// Rows of the reference it rests on.
    long n();

    /// Rows of the current side it rests on.
    long m();

    /// Whether the test rejects "nothing has changed" at its level; an undefined one does not.
    boolean significant();

    /// A test that could be made.
    ///
    /// **Guarantee**: if both sides are drawn from the same distribution, row by row and independently, it is
    /// significant with a probability of at most about `level`; each test says how it stands with "about".
    ///
    /// @param test name of the test
    /// @param statistic what was computed
    /// @param pValue probability of a statistic at least as large if nothing has changed, sketch error included
    /// @param level the p-value from which on down the test is significant
    /// @param threshold the statistic that has the level as its p-value, sketch error included
    /// @param n rows of the reference
    /// @param m rows of the current side
    /// @param effect how large the difference is
    record Known(
            String test, double statistic, double pValue, double level, double threshold, long n, long m, Effect effect)
            implements TestResult {
        /// Checks that the figures are ones.
        public Known {
            requireLevel(level);
            if (!Double.isFinite(statistic) || !Double.isFinite(threshold) || !(pValue >= 0 && pValue <= 1)) {
                throw new IllegalArgumentException("The test %s (statistic %s, threshold %s, p %s) must be finite."
                        .formatted(test, statistic, threshold, pValue));
            }
            if (n < 1 || m < 1) {
                throw new IllegalArgumentException(
                        "The test %s (n = %d, m = %d) must rest on at least 1 row a side.".formatted(test, n, m));
            }
        }

        @Override
        public boolean significant() {
            return pValue <= level;
        }
    }

    /// A test that could not be made, and why.
    ///
    /// @param test name of the test
    /// @param reason in words for the person who asked: "the reference has no values"
    /// @param n rows of the reference
    /// @param m rows of the current side
    record Undefined(String test, String reason, long n, long m) implements TestResult {
        /// Checks that there is a reason.
        public Undefined {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("The undefined test %s must have a reason.".formatted(test));
            }
        }

        @Override
        public boolean significant() {
            return false;
        }
    }

    /// The undefined result for a side without values.
    static TestResult empty(String test, long n, long m) {
        return new Undefined(test, n == 0 ? "the reference has no values" : "the current side has no values", n, m);
    }

    /// Refuses what is not a probability strictly between 0 and 1.
    static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The level (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(level));
        }
    }
}
