package oxbow.core.metric;

/// Losses of predicted probabilities of a yes-or-no outcome.
public final class Probabilities {
    private Probabilities() {}

    /// Mean of −ln of the probability given to what happened, in nats, with Student's interval. Undefined if
    /// something happened that was given probability 0: the loss is then infinite, and no floor is made up.
    ///
    /// @param probabilities predicted probability of a positive, 0 to 1
    /// @param outcomes whether each example is positive
    /// @param level probability to cover, between 0 and 1
    public static Figure logLoss(double[] probabilities, boolean[] outcomes, double level) {
        require(probabilities, outcomes);
        MeanSums.Builder sums = new MeanSums.Builder();
        int impossible = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double loss = logLoss(probabilities[i], outcomes[i]);
            if (Double.isInfinite(loss)) {
                impossible++;
            } else {
                sums.add(loss);
            }
        }
        return impossible > 0
                ? new Figure.Undefined("%d outcomes were given probability 0".formatted(impossible), outcomes.length)
                : sums.build().figure(level);
    }

    /// Mean squared distance of the probability from the outcome, 0 to 1 (Brier 1950), with Student's
    /// interval that stays between 0 and 1.
    ///
    /// @param probabilities predicted probability of a positive, 0 to 1
    /// @param outcomes whether each example is positive
    /// @param level probability to cover, between 0 and 1
    public static Figure brier(double[] probabilities, boolean[] outcomes, double level) {
        require(probabilities, outcomes);
        MeanSums.Builder sums = new MeanSums.Builder();
        for (int i = 0; i < probabilities.length; i++) {
            sums.add(brier(probabilities[i], outcomes[i]));
        }
        return sums.build().unitFigure(level);
    }

    /// Strict, so that stored sums are the same bytes on every machine.
    static double logLoss(double probability, boolean outcome) {
        return outcome ? -StrictMath.log(probability) : -StrictMath.log1p(-probability);
    }

    static double brier(double probability, boolean outcome) {
        double apart = (outcome ? 1 : 0) - probability;
        return apart * apart;
    }

    static void require(double[] probabilities, boolean[] outcomes) {
        BinaryScores.require(probabilities, outcomes);
        for (double probability : probabilities) {
            require(probability);
        }
    }

    static void require(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "The probability (%s) must be between 0 and 1. Maybe it is a score before the sigmoid?"
                            .formatted(probability));
        }
    }
}
