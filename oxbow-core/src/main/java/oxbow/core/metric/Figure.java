package oxbow.core.metric;

/// A number that says how sure it is, or the reason why there is none. Undefined is not 0.
public sealed interface Figure {

    /// How many cases it rests on.
    long n();

    /// A value with an interval that covers the truth with the given probability, under the condition its
    /// method states; valid for one look at data of a size fixed beforehand, not for watching it grow.
    ///
    /// @param value the estimate
    /// @param n how many cases it rests on
    /// @param low lower end of the interval
    /// @param high upper end of the interval
    /// @param level probability that the interval covers the truth, above 0 and below 1
    /// @param method name of the interval: `wilson`, `clopper-pearson`, `newcombe`, `newcombe-paired`,
    ///     `wilson-jaccard`, `student-t`, `student-wilson`, `clustered-student`, `clustered-wilson`,
    ///     `bootstrap-percentile`, `bootstrap-bca`, `koopman` and others that the metrics name
    record Known(double value, long n, double low, double high, double level, String method) implements Figure {
        /// Checks that the figure is one.
        public Known {
            Levels.require(level);
            if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
                throw new IllegalArgumentException(
                        "The figure (%s, interval %s to %s) must be finite and in order.".formatted(value, low, high));
            }
            if (n < 1) {
                throw new IllegalArgumentException(
                        "A known figure (n = %d) must rest on at least 1 case.".formatted(n));
            }
        }
    }

    /// No value, and why.
    ///
    /// @param reason in words for the person who asked: "no positive predictions"
    /// @param n how many cases were looked at
    record Undefined(String reason, long n) implements Figure {
        /// Checks that there is a reason.
        public Undefined {
            if (reason.isBlank() || n < 0) {
                throw new IllegalArgumentException("An undefined figure (n = %d) must have a reason.".formatted(n));
            }
        }
    }
}
