package oxbow.core.sequential;

import oxbow.core.metric.Distributions;
import oxbow.core.stored.StoredReader;

/// Is a candidate that sees the same requests as the champion (shadow mode) better or worse? Only requests on
/// which exactly one of them is wrong count.
///
/// **Guarantee.** Let θ be the probability that it is the candidate who is wrong, given that exactly one is. If
/// θ is at most margin / (1 + margin), [#eCandidateWorse] ever reaches 1/α with probability at most α; if θ is
/// at least that, the same holds for [#eCandidateBetter]. With a margin of 1 these say "errs no more" and "errs
/// no less often". It holds however often one looks and while the difficulty of the requests drifts, as long as
/// θ stays on its side.
///
/// **Conditions.** One vote per key: discordances that come in bursts of one user are one observation. Both
/// outputs are judged against the same truth, at one fixed label age; labels must not have been asked for
/// because of the score.
///
/// **Method.** Binomial likelihood mixed over a uniform θ beyond the margin, divided by the likelihood at the
/// margin (Robbins 1970; Lindon and Malek 2022), exact for 0/1 losses.
///
/// @param onlyCandidateWrong requests only the candidate got wrong
/// @param onlyChampionWrong requests only the champion got wrong
/// @param concordant requests both got right or both got wrong; reported, but no evidence
/// @param margin ratio of both counts that is still called equal, above 0; 1 for none
public record PairedShadowTest(long onlyCandidateWrong, long onlyChampionWrong, long concordant, double margin)
        implements MergeableState<PairedShadowTest> {

    /// Checks the state.
    public PairedShadowTest {
        EValues.requireMargin(margin);
        if (onlyCandidateWrong < 0 || onlyChampionWrong < 0 || concordant < 0) {
            throw new IllegalArgumentException("The counts (%d, %d, %d) must not be below 0."
                    .formatted(onlyCandidateWrong, onlyChampionWrong, concordant));
        }
    }

    /// A test without a margin that has seen nothing; both e-values are 1.
    public static PairedShadowTest start() {
        return start(1);
    }

    /// A test that has seen nothing.
    ///
    /// @param margin ratio of "only candidate wrong" to "only champion wrong" to hold the candidate against,
    ///     above 0
    public static PairedShadowTest start(double margin) {
        return new PairedShadowTest(0, 0, 0, margin);
    }

    /// The test after one more request that both answered and that was judged.
    public PairedShadowTest add(boolean championWrong, boolean candidateWrong) {
        if (championWrong == candidateWrong) {
            return new PairedShadowTest(onlyCandidateWrong, onlyChampionWrong, concordant + 1, margin);
        }
        return candidateWrong
                ? new PairedShadowTest(onlyCandidateWrong + 1, onlyChampionWrong, concordant, margin)
                : new PairedShadowTest(onlyCandidateWrong, onlyChampionWrong + 1, concordant, margin);
    }

    /// Requests judged for both.
    public long n() {
        return onlyCandidateWrong + onlyChampionWrong + concordant;
    }

    /// Evidence that the candidate is wrong more often than the margin allows; reject at 1/α.
    public double eCandidateWorse() {
        return EValues.ofLog(logEvidence(onlyCandidateWrong, onlyChampionWrong, margin / (1 + margin)));
    }

    /// Evidence that the candidate is wrong less often than the margin; reject at 1/α.
    public double eCandidateBetter() {
        return EValues.ofLog(logEvidence(onlyChampionWrong, onlyCandidateWrong, 1 / (1 + margin)));
    }

    /// Logarithm of the evidence that successes have a probability above theta.
    static double logEvidence(long successes, long failures, double theta) {
        double a = 1.0 + successes;
        double b = 1.0 + failures;
        double mixture = Distributions.logBeta(a, b) + Distributions.logBetaCdf(1 - theta, b, a) - Math.log1p(-theta);
        return mixture - successes * Math.log(theta) - failures * Math.log1p(-theta);
    }

    /// The test on the requests of both; exactly that of one pass.
    @Override
    public PairedShadowTest merge(PairedShadowTest other) {
        if (margin != other.margin) {
            throw new IllegalArgumentException(
                    "The margins (%s and %s) must be equal.".formatted(margin, other.margin));
        }
        return new PairedShadowTest(
                onlyCandidateWrong + other.onlyCandidateWrong,
                onlyChampionWrong + other.onlyChampionWrong,
                concordant + other.concordant,
                margin);
    }

    @Override
    public byte[] toBytes() {
        return StateKind.PAIRED_SHADOW
                .writer()
                .number(onlyCandidateWrong)
                .number(onlyChampionWrong)
                .number(concordant)
                .real(margin)
                .toBytes();
    }

    /// The test that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static PairedShadowTest ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.PAIRED_SHADOW.reader(bytes);
        PairedShadowTest test = new PairedShadowTest(reader.number(), reader.number(), reader.number(), reader.real());
        reader.end();
        return test;
    }
}
