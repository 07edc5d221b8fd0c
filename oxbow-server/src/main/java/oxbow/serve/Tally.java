package oxbow.serve;

import java.util.Optional;
import oxbow.core.sequential.PairedShadowTest;

/// Everything a trial has counted, at one place in the prediction log.
///
/// @param judgedKeys keys with a labelled or failed request, both arms together
/// @param stepKeys of these, in the present step
/// @param eWorse evidence that the candidate is worse than the margin tolerates
/// @param eBetter evidence that it is better than the margin
/// @param eSampleRatio evidence that the arms do not get the share they should, of keys or of labelled keys,
///     whichever is stronger
/// @param paired the comparison by key, in a shadow
/// @param waitingCanary requests the candidate answered that have not reached the judging age
/// @param waitingPerSecond how many requests come in a second, by those that wait; empty if they are too few to tell
/// @param firstAt the time of the first request judged, in milliseconds; 0 before
/// @param lastAt the time of the last
record Tally(
        ArmTally canary,
        ArmTally champion,
        long judgedKeys,
        long stepKeys,
        double eWorse,
        double eBetter,
        double eSampleRatio,
        Optional<Pairs> paired,
        long waitingCanary,
        Optional<Double> waitingPerSecond,
        long firstAt,
        long lastAt) {

    static final Tally NONE =
            new Tally(ArmTally.NONE, ArmTally.NONE, 0, 0, 1, 1, 1, Optional.empty(), 0, Optional.empty(), 0, 0);

    Tally waiting(long canaryRequests, Optional<Double> perSecond) {
        return new Tally(
                canary,
                champion,
                judgedKeys,
                stepKeys,
                eWorse,
                eBetter,
                eSampleRatio,
                paired,
                canaryRequests,
                perSecond,
                firstAt,
                lastAt);
    }

    /// @param keys that were judged in both
    /// @param bothWrong keys judged wrong in both, without a request that told them apart
    /// @param unpaired requests whose other half never came, such as shadow copies that were dropped
    record Pairs(
            long keys,
            long onlyCandidateWrong,
            long onlyChampionWrong,
            long bothRight,
            long bothWrong,
            long unpaired,
            double margin) {

        PairedShadowTest test() {
            return new PairedShadowTest(onlyCandidateWrong, onlyChampionWrong, bothRight + bothWrong, margin);
        }
    }
}
