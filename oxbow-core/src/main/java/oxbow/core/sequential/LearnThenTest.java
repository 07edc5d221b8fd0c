package oxbow.core.sequential;

import java.util.Arrays;
import java.util.List;
import oxbow.core.metric.Distributions;

/// Chooses the score from which answers may be automated, on items that people labelled without seeing the model's
/// answer (blind items).
///
/// **Guarantee.** The chosen threshold has an error rate above the allowed one with probability at most α, for
/// blind items drawn like the later requests.
///
/// **Conditions.** Thresholds are fixed before the items are looked at (some 40 suffice); items are independent
/// and one for each key; choosing again on more items spends more ([AlphaLedger]).
///
/// **Method.** Learn-then-Test with fixed sequences (Angelopoulos, Bates, Candès, Jordan and Lei 2021): from strict
/// to loose thresholds, each is tested with an exact binomial bound, until the first fails. A sequence begins
/// where n ≥ ln(m/α)/ε, since below that even no error proves nothing. One early error stops a sequence, so m
/// of them may begin at different numbers of items, each at α/m.
///
/// @param allowed error rate ε that is promised, above 0 and below 1
/// @param alpha probability of choosing wrongly, between 0 and 1
/// @param starts where the sequences begin
public record LearnThenTest(double allowed, double alpha, Starts starts) {

    /// Where the sequences begin. They are fixed beforehand.
    public enum Starts {
        /// One, at the least n at which no error proves the rate.
        EARLY,
        /// One, at 2.5 times that: later, but an early error does not stop it.
        LATE,
        /// Four, at 1, 1.5, 2 and 2.5 times that, each at a quarter of the error probability.
        FOUR,
        /// Four, at 1, 2, 4 and 8 times that: best where the error rate rises slowly towards loose thresholds.
        WIDE;

        private List<Double> multiples() {
            return switch (this) {
                case EARLY -> List.of(1.0);
                case LATE -> List.of(2.5);
                case FOUR -> List.of(1.0, 1.5, 2.0, 2.5);
                case WIDE -> List.of(1.0, 2.0, 4.0, 8.0);
            };
        }
    }

    /// Checks the rates.
    public LearnThenTest {
        EValues.logThreshold(alpha);
        if (!(allowed > 0 && allowed < 1)) {
            throw new IllegalArgumentException(
                    "The allowed rate (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(allowed));
        }
    }

    /// Evenly spaced thresholds from strict to loose, to be fixed before the items are looked at.
    ///
    /// @param strictest greatest threshold
    /// @param loosest smallest threshold, below the strictest
    /// @param count how many, 2 or more
    public static double[] thresholds(double strictest, double loosest, int count) {
        if (count < 2 || !(loosest < strictest)) {
            throw new IllegalArgumentException("The thresholds (%d from %s to %s) must be 2 or more and fall."
                    .formatted(count, strictest, loosest));
        }
        double[] thresholds = new double[count];
        for (int i = 0; i < count; i++) {
            thresholds[i] = strictest + (loosest - strictest) * i / (count - 1);
        }
        return thresholds;
    }

    /// The loosest threshold that is proven.
    ///
    /// @param thresholds from strict to loose
    /// @param scores of the blind items
    /// @param wrong whether the model's answer was wrong, for each
    public ThresholdChoice choose(double[] thresholds, double[] scores, boolean[] wrong) {
        if (scores.length != wrong.length) {
            throw new IllegalArgumentException(
                    "The scores (%d) must be as many as the outcomes (%d).".formatted(scores.length, wrong.length));
        }
        long[] n = new long[thresholds.length];
        long[] errors = new long[thresholds.length];
        for (int item = 0; item < scores.length; item++) {
            for (int j = thresholds.length - 1; j >= 0 && scores[item] >= thresholds[j]; j--) {
                n[j]++;
                errors[j] += wrong[item] ? 1 : 0;
            }
        }
        return choose(thresholds, n, errors);
    }

    /// The loosest threshold that is proven, from counts.
    ///
    /// @param thresholds from strict to loose
    /// @param n items with a score at or above each
    /// @param errors how many of those were wrong
    public ThresholdChoice choose(double[] thresholds, long[] n, long[] errors) {
        requireFalling(thresholds, n, errors);
        int best = -1;
        for (double multiple : starts.multiples()) {
            best = Math.max(best, lastProven(n, errors, multiple * leastItems()));
        }
        if (best >= 0) {
            return new ThresholdChoice.Automated(thresholds[best], n[best], errors[best], upper(errors[best], n[best]));
        }
        long all = n[n.length - 1];
        return new ThresholdChoice.NotYet(
                all < leastItems()
                        ? "fewer than %.0f blind items".formatted(Math.ceil(leastItems()))
                        : "too many errors where the sequences begin",
                all);
    }

    /// Items below which even no error proves the allowed rate: ln(m/α)/ε.
    public double leastItems() {
        return EValues.logThreshold(level()) / allowed;
    }

    private double level() {
        return alpha / starts.multiples().size();
    }

    private int lastProven(long[] n, long[] errors, double start) {
        int j = 0;
        while (j < n.length && n[j] < start) {
            j++;
        }
        while (j < n.length && isProven(errors[j], n[j])) {
            j++;
        }
        return j > 0 && n[j - 1] >= start ? j - 1 : -1;
    }

    /// Whether the upper bound is at most the allowed rate: so few errors would be too rare at that rate.
    private boolean isProven(long errors, long n) {
        return errors < n && 1 - Distributions.betaCdf(allowed, errors + 1.0, (double) n - errors) <= level();
    }

    private double upper(long errors, long n) {
        return Distributions.betaQuantile(1 - level(), errors + 1.0, (double) n - errors);
    }

    private static void requireFalling(double[] thresholds, long[] n, long[] errors) {
        if (thresholds.length == 0 || n.length != thresholds.length || errors.length != thresholds.length) {
            throw new IllegalArgumentException("The counts (%d and %d) must be as many as the thresholds (%d)."
                    .formatted(n.length, errors.length, thresholds.length));
        }
        for (int j = 0; j < thresholds.length; j++) {
            boolean falls = j == 0 || (thresholds[j] < thresholds[j - 1] && n[j] >= n[j - 1]);
            if (!falls || errors[j] < 0 || errors[j] > n[j]) {
                throw new IllegalArgumentException("The thresholds (%s) must fall, and their counts (%s of %s) fit."
                        .formatted(Arrays.toString(thresholds), Arrays.toString(errors), Arrays.toString(n)));
            }
        }
    }
}
