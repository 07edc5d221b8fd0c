package oxbow.core.sequential;

import oxbow.core.metric.Distributions;
import oxbow.core.stored.StoredReader;

/// Do automated decisions still err no more often than was allowed? A random share of them is audited by a person;
/// this test says when to demote.
///
/// **Guarantee.** While the error rate of every audited answer, given those before it, is at most the allowed
/// rate, however it moves below it, [#isExceeded] ever becomes true with probability at most α. [#lower] is a rate
/// that the truth is surely above, if it is constant.
///
/// **Conditions.** Audits are drawn at random with one probability, blind to the score, from answers that were
/// given without a person; a user's burst of answers is one.
///
/// **Method.** A Beta(2, 1/ε − 1) mixture, whose mean is about twice the allowed rate ε, over the rates above it
/// (Robbins 1970; Howard et al. 2021). Twice the allowed 2 % is found after some 370 audits, thrice after 120; what
/// that costs in wrong answers is [AuditCost].
///
/// @param allowed error rate that was promised, above 0 and below 1
/// @param n answers audited
/// @param errors how many of them were wrong
public record AutomationAudit(double allowed, long n, long errors) implements MergeableState<AutomationAudit> {
    private static final double PRIOR_ERRORS = 2;

    /// Checks the counts.
    public AutomationAudit {
        if (!(allowed > 0 && allowed < 1)) {
            throw new IllegalArgumentException(
                    "The allowed rate (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(allowed));
        }
        if (errors < 0 || errors > n) {
            throw new IllegalArgumentException("The errors (%d) must be between 0 and n (%d).".formatted(errors, n));
        }
    }

    /// An audit that has seen nothing.
    public static AutomationAudit start(double allowed) {
        return new AutomationAudit(allowed, 0, 0);
    }

    /// The audit after one more answer.
    public AutomationAudit add(boolean error) {
        return new AutomationAudit(allowed, n + 1, errors + (error ? 1 : 0));
    }

    /// Evidence that the error rate is above the allowed one; at 1/α or above that is shown.
    public double eValue() {
        return EValues.ofLog(logEvidence(allowed));
    }

    /// Whether to demote.
    ///
    /// @param alpha probability of ever demoting falsely, between 0 and 1
    public boolean isExceeded(double alpha) {
        return logEvidence(allowed) >= EValues.logThreshold(alpha);
    }

    /// The rate that a constant truth is surely above; 0 while nothing is known.
    ///
    /// @param alpha probability of ever being wrong, between 0 and 1
    public double lower(double alpha) {
        double threshold = EValues.logThreshold(alpha);
        double low = 0;
        double high = n == 0 ? 0 : (double) errors / n;
        for (double rate = high / 2; rate > low && rate < high; rate = (low + high) / 2) {
            if (logEvidence(rate) < threshold) {
                high = rate;
            } else {
                low = rate;
            }
        }
        return low;
    }

    double logEvidence(double rate) {
        double rest = Math.max(1, 1 / rate - 1);
        double a = errors + PRIOR_ERRORS;
        double b = n - errors + rest;
        double mixture = Distributions.logBeta(a, b) + Distributions.logBetaCdf(1 - rate, b, a);
        double prior =
                Distributions.logBeta(PRIOR_ERRORS, rest) + Distributions.logBetaCdf(1 - rate, rest, PRIOR_ERRORS);
        return mixture - prior - errors * Math.log(rate) - (n - errors) * Math.log1p(-rate);
    }

    /// The audit of the answers of both; exactly that of one pass.
    @Override
    public AutomationAudit merge(AutomationAudit other) {
        if (allowed != other.allowed) {
            throw new IllegalArgumentException(
                    "The allowed rates (%s and %s) must be equal.".formatted(allowed, other.allowed));
        }
        return new AutomationAudit(allowed, n + other.n, errors + other.errors);
    }

    @Override
    public byte[] toBytes() {
        return StateKind.AUTOMATION_AUDIT
                .writer()
                .real(allowed)
                .number(n)
                .number(errors)
                .toBytes();
    }

    /// The audit that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static AutomationAudit ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.AUTOMATION_AUDIT.reader(bytes);
        AutomationAudit audit = new AutomationAudit(reader.real(), reader.number(), reader.number());
        reader.end();
        return audit;
    }
}
