package oxbow.serve;

import oxbow.core.metric.Figure;
import oxbow.core.metric.Proportion;

/// What was counted in one arm.
///
/// @param assigned keys whose first request went to this arm
/// @param labelled keys with a labelled request in this arm
/// @param errors keys with a wrong or failed request in this arm
/// @param requests judged requests
/// @param labelledRequests of these, with a label by the judging age
/// @param wrongRequests of these, wrong
/// @param failures requests that broke down or were too slow
record ArmTally(
        long assigned,
        long labelled,
        long errors,
        long requests,
        long labelledRequests,
        long wrongRequests,
        long failures) {

    static final ArmTally NONE = new ArmTally(0, 0, 0, 0, 0, 0, 0);

    private static final double LEVEL = 0.95;

    /// The share of judged keys with an error. Keys are independent of each other; requests of one key need not be.
    Figure errorRate() {
        long n = Math.max(labelled, errors);
        return n == 0 ? new Figure.Undefined("no key has been judged yet", 0) : Proportion.wilson(errors, n, LEVEL);
    }

    /// Adds a request and what its key is counted for the first time.
    ArmTally plus(Ballot ballot, boolean newKey, boolean newLabelled, boolean newError) {
        return new ArmTally(
                assigned + one(newKey),
                labelled + one(newLabelled),
                errors + one(newError),
                requests + 1,
                labelledRequests + one(ballot.isLabelled()),
                wrongRequests + one(ballot.outcome() == Ballot.Outcome.WRONG),
                failures + one(ballot.outcome() == Ballot.Outcome.FAILED));
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }
}
