package oxbow.serve;

import java.util.Optional;
import oxbow.core.metric.Figure;

/// What has been found out about a candidate so far.
///
/// @param judgedKeys keys with a judged request, both arms together; a key whose arm changed when the share grew
///     is one here, and one in each arm
/// @param stepKeys of these, in the present step
/// @param eWorse evidence that the candidate is worse; it is rolled back at 1/α
/// @param eBetter evidence that it is better; it goes on at 1/α
/// @param eSampleRatio evidence that the arms do not get their share
/// @param paired the comparison on the same requests, in a shadow
/// @param unlabelledCanary requests the candidate answered that had no label by the judging age
/// @param waitingCanary requests the candidate answered that have not reached it yet, with a label or without
public record Evidence(
        long judgedKeys,
        long stepKeys,
        ArmEvidence canary,
        ArmEvidence champion,
        double eWorse,
        double eBetter,
        double eSampleRatio,
        Optional<PairedEvidence> paired,
        long unlabelledCanary,
        long waitingCanary) {

    /// One arm. Reviews are left out: they were asked for because of the score.
    ///
    /// @param assigned keys whose first request went to this arm
    /// @param labelled keys with a labelled request
    /// @param errors keys with a wrong or failed request; a key counts once
    /// @param errorRate share of the labelled keys with an error
    /// @param requests requests judged
    /// @param labelledRequests of these, with a label by the judging age
    /// @param wrongRequests of these, wrong
    /// @param failures requests that broke down or were too slow
    public record ArmEvidence(
            long assigned,
            long labelled,
            long errors,
            Figure errorRate,
            long requests,
            long labelledRequests,
            long wrongRequests,
            long failures) {}

    /// Candidate and champion on the same requests, by key.
    ///
    /// @param unpaired requests only one of them has answered
    /// @param difference accuracy of the candidate less that of the champion
    public record PairedEvidence(
            long keys,
            long onlyCandidateWrong,
            long onlyChampionWrong,
            long bothRight,
            long bothWrong,
            long unpaired,
            double eCandidateBetter,
            double eCandidateWorse,
            Figure difference) {}
}
