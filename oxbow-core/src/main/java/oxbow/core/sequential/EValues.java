package oxbow.core.sequential;

/// Evidence kept in logarithms, and the rules for what goes in.
final class EValues {
    /// Ratios beyond it are no questions, and arithmetic with them would overflow.
    private static final double GREATEST_MARGIN = 1e6;

    private EValues() {}

    /// An e-value from its logarithm, capped at the largest finite number so that it stays plain JSON.
    static double ofLog(double log) {
        return Math.min(Double.MAX_VALUE, Math.exp(log));
    }

    /// The logarithm of the evidence that leads to rejection.
    static double logThreshold(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "The error probability (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(alpha));
        }
        return -Math.log(alpha);
    }

    static double requireMargin(double margin) {
        if (!(margin >= 1 / GREATEST_MARGIN && margin <= GREATEST_MARGIN)) {
            throw new IllegalArgumentException(
                    "The margin (%s) must be a ratio above 0, from a millionth to a million. Maybe 1 for no margin?"
                            .formatted(margin));
        }
        return margin;
    }

    static double requireWeight(double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "The canary's weight (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(weight));
        }
        return weight;
    }

    static double requireRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "The rate (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(rate));
        }
        return rate;
    }
}
