package oxbow.core.sequential;

import java.util.Arrays;
import java.util.SplittableRandom;

/// How probable is it that [LearnThenTest] proves a threshold on so many blind items, and how many answers would then
/// be automated? Said before people label anything.
///
/// Both are of 1,001 simulated choices with a fixed seed (standard error at most 1.6 points), so equal questions get
/// equal answers.
///
/// @param probability of any threshold being proven, 0 to 1
/// @param share of the answers that is automated on average, where none is proven counted as 0
public record AutomationChance(double probability, double share) {
    private static final int REPETITIONS = 1_001;
    private static final long SEED = 20_261_121;

    /// What the model is guessed to be like, at thresholds from strict to loose.
    ///
    /// **Thread-safety.** Immutable: arrays are copied.
    public static final class ErrorCurve {
        private final double[] shares;
        private final double[] errors;

        /// @param shares share of the answers with a score at or above each threshold, rising, above 0 and at most 1
        /// @param errorRates error rate of those answers, for each
        public ErrorCurve(double[] shares, double[] errorRates) {
            if (shares.length == 0 || shares.length != errorRates.length) {
                throw new IllegalArgumentException("The shares (%d) must be some, and as many as the error rates (%d)."
                        .formatted(shares.length, errorRates.length));
            }
            this.shares = shares.clone();
            this.errors = new double[shares.length];
            for (int j = 0; j < shares.length; j++) {
                errors[j] = shares[j] * EValues.requireRate(errorRates[j]);
                double band = shares[j] - (j == 0 ? 0 : shares[j - 1]);
                double wrong = errors[j] - (j == 0 ? 0 : errors[j - 1]);
                if (!(band > 0 && shares[j] <= 1 && wrong >= -1e-12 && wrong <= band + 1e-12)) {
                    throw new IllegalArgumentException(
                            "The shares (%s) must rise to 1 at most, and the error rates (%s) be possible at them."
                                    .formatted(Arrays.toString(shares), Arrays.toString(errorRates)));
                }
            }
        }

        /// Adds one drawn item to the counts at all thresholds that it is above.
        private void draw(SplittableRandom random, long[] n, long[] wrong) {
            double u = random.nextDouble();
            int band = Arrays.binarySearch(shares, u);
            int first = band < 0 ? -band - 1 : band + 1;
            if (first == shares.length) {
                return;
            }
            double below = first == 0 ? 0 : shares[first - 1];
            double errorsBelow = first == 0 ? 0 : errors[first - 1];
            double rate = (errors[first] - errorsBelow) / (shares[first] - below);
            n[first]++;
            wrong[first] += random.nextDouble() < rate ? 1 : 0;
        }
    }

    /// The chance with so many blind items.
    ///
    /// @param test the rule of choice
    /// @param curve what the model is guessed to be like
    /// @param items blind items, 1 or more
    public static AutomationChance of(LearnThenTest test, ErrorCurve curve, int items) {
        if (items < 1) {
            throw new IllegalArgumentException("The blind items (%d) must be 1 or more.".formatted(items));
        }
        int length = curve.shares.length;
        double[] thresholds = new double[length];
        Arrays.setAll(thresholds, j -> -j);
        SplittableRandom random = new SplittableRandom(SEED);
        int proven = 0;
        double share = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long[] n = new long[length];
            long[] wrong = new long[length];
            for (int item = 0; item < items; item++) {
                curve.draw(random, n, wrong);
            }
            addUp(n);
            addUp(wrong);
            if (test.choose(thresholds, n, wrong) instanceof ThresholdChoice.Automated automated) {
                proven++;
                share += curve.shares[(int) -automated.threshold()];
            }
        }
        return new AutomationChance((double) proven / REPETITIONS, share / REPETITIONS);
    }

    private static void addUp(long[] counts) {
        for (int j = 1; j < counts.length; j++) {
            counts[j] += counts[j - 1];
        }
    }
}
