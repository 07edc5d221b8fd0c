package oxbow.serve;

import oxbow.problem.Problems;

/// Error rates that the expected wait of a rollout is worked out from.
///
/// @param champion share of requests the champion gets wrong
/// @param candidate share of requests the candidate gets wrong
/// @param from where they come from, as a sentence
public record ErrorRates(double champion, double candidate, String from) {

    /// @throws oxbow.problem.ProblemException if one is no share
    public ErrorRates {
        Problems problems = new Problems();
        problems.require(champion >= 0 && champion <= 1, "champion_error", champion, "be between 0 and 1");
        problems.require(candidate >= 0 && candidate <= 1, "candidate_error", candidate, "be between 0 and 1");
        problems.throwIfAny("assumed error rates");
    }
}
