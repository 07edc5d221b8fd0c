package oxbow.serve;

import oxbow.record.Arm;

/// One request as the judge sees it, at the age at which it is judged.
///
/// @param offset its place in the prediction log
/// @param at when the request was made, in milliseconds
/// @param key the unit that was assigned to an arm
/// @param weight the candidate's share of keys when it was assigned
/// @param snapshot the version of the endpoint's snapshot that assigned it
record Ballot(
        long offset, String predictionId, long at, String key, Arm arm, double weight, long snapshot, Outcome outcome) {

    /// What became of the request.
    enum Outcome {
        /// No label had come by the judging age.
        UNLABELLED,
        RIGHT,
        WRONG,
        /// The arm broke down or was too slow; needs no label.
        FAILED
    }

    boolean isError() {
        return outcome == Outcome.WRONG || outcome == Outcome.FAILED;
    }

    boolean isLabelled() {
        return outcome == Outcome.RIGHT || outcome == Outcome.WRONG;
    }
}
