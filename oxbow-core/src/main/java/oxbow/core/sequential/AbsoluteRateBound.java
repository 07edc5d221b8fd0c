package oxbow.core.sequential;

import oxbow.core.metric.Distributions;
import oxbow.core.stored.StoredReader;

/// Below which error rate is a predictor surely? An upper bound that may be read after every request.
///
/// **Guarantee.** The probability that [#upper] with the same α is ever at or below the true rate is at most α,
/// over all sizes of the data together. Zero errors prove a rate below 1 % after 377 requests at α = 0.05.
///
/// **Condition.** Independent requests with one constant rate. Where the rate has a season (0.1 % by night, 3 %
/// by day) the bound is wrong unless the data cover whole seasons: wait at least one before relying on it.
///
/// **Method.** For every δ the hypothesis "rate ≥ δ" is tested by a Beta(½, ½) mixture over the rates below δ
/// against δ (Robbins 1970; Howard et al. 2021); the bound is the smallest δ that is rejected.
///
/// @param n requests judged
/// @param errors how many of them were wrong
public record AbsoluteRateBound(long n, long errors) implements MergeableState<AbsoluteRateBound> {

    private static final double PRIOR = 0.5;

    /// Checks the counts.
    public AbsoluteRateBound {
        if (errors < 0 || errors > n) {
            throw new IllegalArgumentException("The errors (%d) must be between 0 and n (%d).".formatted(errors, n));
        }
    }

    /// The bound before any request; it is 1.
    public static AbsoluteRateBound start() {
        return new AbsoluteRateBound(0, 0);
    }

    /// The bound after one more request.
    public AbsoluteRateBound add(boolean error) {
        return new AbsoluteRateBound(n + 1, errors + (error ? 1 : 0));
    }

    /// The rate that the truth is surely below, at error probability alpha; 1 while nothing is known.
    ///
    /// @param alpha probability of ever being wrong, between 0 and 1
    public double upper(double alpha) {
        double threshold = EValues.logThreshold(alpha);
        double low = n == 0 ? 1 : (double) errors / n;
        double high = 1;
        for (double delta = (low + high) / 2; delta > low && delta < high; delta = (low + high) / 2) {
            if (logEvidenceBelow(delta) < threshold) {
                low = delta;
            } else {
                high = delta;
            }
        }
        return high;
    }

    /// Logarithm of the evidence against "the rate is at least delta".
    double logEvidenceBelow(double delta) {
        double a = errors + PRIOR;
        double b = n - errors + PRIOR;
        double mixture = Distributions.logBeta(a, b) + Distributions.logBetaCdf(delta, a, b);
        double prior = Distributions.logBeta(PRIOR, PRIOR) + Distributions.logBetaCdf(delta, PRIOR, PRIOR);
        return mixture - prior - errors * Math.log(delta) - (n - errors) * Math.log1p(-delta);
    }

    /// The bound on the requests of both; exactly that of one pass.
    @Override
    public AbsoluteRateBound merge(AbsoluteRateBound other) {
        return new AbsoluteRateBound(n + other.n, errors + other.errors);
    }

    @Override
    public byte[] toBytes() {
        return StateKind.ABSOLUTE_RATE.writer().number(n).number(errors).toBytes();
    }

    /// The bound that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static AbsoluteRateBound ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.ABSOLUTE_RATE.reader(bytes);
        AbsoluteRateBound bound = new AbsoluteRateBound(reader.number(), reader.number());
        reader.end();
        return bound;
    }
}
