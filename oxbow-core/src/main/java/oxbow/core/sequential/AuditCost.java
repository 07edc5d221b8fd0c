package oxbow.core.sequential;

import java.util.Arrays;
import java.util.SplittableRandom;

/// What an audit of automated decisions costs until it demotes, said before it starts: how long a true error rate
/// goes on, and how many wrong answers that is.
///
/// All figures are medians of 1,001 simulated audits of [AutomationAudit] with a fixed seed (error some 3 %), looked
/// at after every audit; equal questions get equal answers.
///
/// @param audits answers that people look at
/// @param answers answers given without a person until then
/// @param wrong how many of these are wrong
public record AuditCost(double audits, double answers, double wrong) {
    /// Audits beyond which no demotion is to be expected.
    public static final int MOST_AUDITS = 50_000;

    private static final int REPETITIONS = 1_001;
    private static final long SEED = 20_261_121;

    /// The cost at a true rate; infinite where the rate is not above the allowed one, or too close to it to be found
    /// within [#MOST_AUDITS].
    ///
    /// @param allowed error rate that is promised, 0 to 1
    /// @param truth error rate to be found, 0 to 1
    /// @param share share of the answers that is audited, above 0 and at most 1
    /// @param alpha probability of ever demoting falsely, between 0 and 1
    public static AuditCost of(double allowed, double truth, double share, double alpha) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share (%s) must be above 0 and at most 1. Maybe it is a percentage?".formatted(share));
        }
        double audits = audits(allowed, truth, alpha);
        return new AuditCost(audits, audits / share, audits / share * truth);
    }

    /// The share to audit so that a true rate is found before so many wrong answers were given: 1 at most, which
    /// means that the harm cannot be kept so small.
    ///
    /// @param allowed error rate that is promised, 0 to 1
    /// @param truth error rate to be found, above the allowed one
    /// @param bearable wrong answers that one is willing to bear until then, above 0
    /// @param alpha probability of ever demoting falsely, between 0 and 1
    public static double shareForHarm(double allowed, double truth, double bearable, double alpha) {
        if (!(bearable > 0)) {
            throw new IllegalArgumentException("The wrong answers (%s) must be above 0.".formatted(bearable));
        }
        return Math.min(1, audits(allowed, truth, alpha) * truth / bearable);
    }

    private static double audits(double allowed, double truth, double alpha) {
        double threshold = EValues.logThreshold(alpha);
        AutomationAudit.start(allowed);
        if (EValues.requireRate(truth) <= allowed) {
            return Double.POSITIVE_INFINITY;
        }
        int[] least = leastErrors(allowed, threshold);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] waits = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            waits[i] = auditsUntil(random, truth, least);
        }
        Arrays.sort(waits);
        return waits[REPETITIONS / 2];
    }

    private static double auditsUntil(SplittableRandom random, double truth, int[] least) {
        int errors = 0;
        double step = Math.log1p(-truth);
        for (double n = 0; errors < least.length; ) {
            n += truth == 1 ? 1 : 1 + Math.floor(Math.log1p(-random.nextDouble()) / step);
            errors++;
            if (n > MOST_AUDITS) {
                break;
            }
            if (errors >= least.length || n <= least[errors]) {
                return n;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /// For every number of errors, the most audits at which so many demote. Evidence jumps up only at an error, so
    /// that is all one has to look at.
    private static int[] leastErrors(double allowed, double threshold) {
        int[] most = new int[(int) (MOST_AUDITS * Math.min(1, 2 * allowed)) + 200];
        int n = 0;
        for (int errors = 1; errors < most.length; errors++) {
            n = Math.max(n, errors - 1);
            while (n < MOST_AUDITS && logEvidence(allowed, n + 1, errors) >= threshold) {
                n++;
            }
            most[errors] = n >= errors ? n : 0;
        }
        return most;
    }

    private static double logEvidence(double allowed, long n, long errors) {
        return n < errors ? 0 : new AutomationAudit(allowed, n, errors).logEvidence(allowed);
    }
}
