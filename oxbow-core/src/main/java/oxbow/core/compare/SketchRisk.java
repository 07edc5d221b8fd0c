package oxbow.core.compare;

/// The probability that a sketch is further off than it says, which every decision has to pay for.
final class SketchRisk {
    private SketchRisk() {}

    /// The risks of both sides together, which must leave something of the level.
    static double require(CumulativeShares reference, CumulativeShares current, double level) {
        return require(reference.risk() + current.risk(), level);
    }

    static double require(double risk, double level) {
        TestResult.requireLevel(level);
        if (risk >= level) {
            throw new IllegalArgumentException(
                    "The sketches' risk (%s) must be below the level (%s). Maybe state a larger error at a smaller risk?"
                            .formatted(risk, level));
        }
        return risk;
    }
}
