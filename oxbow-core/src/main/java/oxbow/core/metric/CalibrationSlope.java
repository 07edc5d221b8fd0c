package oxbow.core.metric;

/// The line of the logarithm of the true odds over that of the predicted odds (Cox 1958): slope 1 and
/// intercept 0 if the probabilities are right, a slope below 1 if they are too extreme, above 1 if too
/// timid.
///
/// @param slope with Wald's interval by the sandwich standard error (Huber 1967)
/// @param intercept as the slope; the logarithm of odds that is added to all
public record CalibrationSlope(Figure slope, Figure intercept) {
    private static final int STEPS = 50;

    /// The line by maximum likelihood. Undefined if all outcomes or all probabilities are the same, if a
    /// probability is 0 or 1 (its odds are infinite), or if a threshold parts the outcomes (the slope is
    /// then infinite).
    ///
    /// **Conditions.** Examples are independent, and some 50 or more of each outcome.
    ///
    /// @param probabilities predicted probability of a positive
    /// @param outcomes whether each example is positive
    /// @param level probability to cover, between 0 and 1
    public static CalibrationSlope of(double[] probabilities, boolean[] outcomes, double level) {
        double z = Levels.z(level);
        Probabilities.require(probabilities, outcomes);
        int n = outcomes.length;
        double[] odds = new double[n];
        int positives = 0;
        for (int i = 0; i < n; i++) {
            odds[i] = Math.log(probabilities[i]) - Math.log1p(-probabilities[i]);
            if (Double.isInfinite(odds[i])) {
                return undefined("a probability of %s has infinite odds".formatted(probabilities[i]), n);
            }
            positives += outcomes[i] ? 1 : 0;
        }
        if (positives == 0 || positives == n) {
            return undefined(n == 0 ? "no cases" : positives == 0 ? "no positives" : "no negatives", n);
        }
        double[] line = fit(odds, outcomes);
        if (line.length == 0) {
            return undefined("the probabilities are all alike, or part the outcomes", n);
        }
        return new CalibrationSlope(known(line[1], line[3], n, z, level), known(line[0], line[2], n, z, level));
    }

    private static Figure known(double value, double error, int n, double z, double level) {
        return new Figure.Known(value, n, value - z * error, value + z * error, level, "wald-sandwich");
    }

    private static CalibrationSlope undefined(String reason, int n) {
        Figure none = new Figure.Undefined(reason, n);
        return new CalibrationSlope(none, none);
    }

    /// Newton's steps; intercept, slope and their standard errors, or nothing if they do not settle.
    private static double[] fit(double[] odds, boolean[] outcomes) {
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < STEPS; step++) {
            double[] s = sums(odds, outcomes, intercept, slope);
            double determinant = s[2] * s[4] - s[3] * s[3];
            if (!(determinant > 1e-12 * s[2] * s[4]) || Math.abs(slope) > 1e3) {
                return new double[0];
            }
            double moveIntercept = (s[4] * s[0] - s[3] * s[1]) / determinant;
            double moveSlope = (s[2] * s[1] - s[3] * s[0]) / determinant;
            double shorten = Math.min(1, 2 / Math.max(Math.abs(moveIntercept), Math.abs(moveSlope)));
            intercept += shorten * moveIntercept;
            slope += shorten * moveSlope;
            if (Math.abs(moveIntercept) + Math.abs(moveSlope) < 1e-10) {
                double one = (s[4] * s[4] * s[5] - 2 * s[4] * s[3] * s[6] + s[3] * s[3] * s[7]);
                double two = (s[2] * s[2] * s[7] - 2 * s[2] * s[3] * s[6] + s[3] * s[3] * s[5]);
                return new double[] {intercept, slope, Math.sqrt(one) / determinant, Math.sqrt(two) / determinant};
            }
        }
        return new double[0];
    }

    /// Score (2), information (3) and squares of the scores (3) at a line.
    private static double[] sums(double[] odds, boolean[] outcomes, double intercept, double slope) {
        double[] s = new double[8];
        for (int i = 0; i < odds.length; i++) {
            double x = odds[i];
            double p = 1 / (1 + Math.exp(-(intercept + slope * x)));
            double apart = (outcomes[i] ? 1 : 0) - p;
            double weight = p * (1 - p);
            s[0] += apart;
            s[1] += apart * x;
            s[2] += weight;
            s[3] += weight * x;
            s[4] += weight * x * x;
            s[5] += apart * apart;
            s[6] += apart * apart * x;
            s[7] += apart * apart * x * x;
        }
        return s;
    }
}
