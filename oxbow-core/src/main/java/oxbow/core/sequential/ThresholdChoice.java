package oxbow.core.sequential;

/// Which answers may be given without a person: those with a score at or above a threshold, or none yet.
public sealed interface ThresholdChoice {

    /// A threshold whose error rate is surely at most the allowed one.
    ///
    /// @param threshold score from which answers are automated
    /// @param n blind items with such a score
    /// @param errors how many of them were wrong
    /// @param upper bound on their error rate at the level of one start (Clopper and Pearson 1934)
    record Automated(double threshold, long n, long errors, double upper) implements ThresholdChoice {}

    /// No threshold is proven.
    ///
    /// @param reason in words for the person who asked
    /// @param n blind items
    record NotYet(String reason, long n) implements ThresholdChoice {}
}
