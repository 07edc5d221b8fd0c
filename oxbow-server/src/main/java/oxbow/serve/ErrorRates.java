package oxbow.serve;

import java.util.Optional;
import oxbow.core.metric.Figure;
import oxbow.core.metric.Proportion;
import oxbow.problem.Problems;

/// Error rates that the expected wait of a rollout is worked out from.
///
/// @param champion share of requests the champion gets wrong
/// @param candidate share of requests the candidate gets wrong
/// @param championCases how many cases the champion's was counted on; empty if it was assumed
/// @param candidateCases how many cases the candidate's was counted on; empty if it was assumed
/// @param from where they come from, as a sentence
public record ErrorRates(
        double champion, double candidate, Optional<Long> championCases, Optional<Long> candidateCases, String from) {

    private static final double LEVEL = 0.95;

    /// @throws oxbow.problem.ProblemException if one is no share
    public ErrorRates {
        Problems problems = new Problems();
        problems.require(champion >= 0 && champion <= 1, "champion_error", champion, "be between 0 and 1");
        problems.require(candidate >= 0 && candidate <= 1, "candidate_error", candidate, "be between 0 and 1");
        problems.throwIfAny("assumed error rates");
    }

    /// Rates that somebody takes for granted.
    public static ErrorRates assumed(double champion, double candidate, String from) {
        return new ErrorRates(champion, candidate, Optional.empty(), Optional.empty(), from);
    }

    /// Whether the candidate's rate differs from the champion's times the margin by more than chance: 0 lies outside
    /// the interval of the difference, made of both Wilson intervals as Newcombe does (1998, method 10). What was
    /// assumed is sure.
    boolean differ(double margin) {
        Figure first = figure(candidate, candidateCases);
        Figure second = figure(champion, championCases);
        double difference = candidate - margin * champion;
        if (first instanceof Figure.Known one && second instanceof Figure.Known two) {
            double below = Math.hypot(candidate - one.low(), margin * (two.high() - champion));
            double above = Math.hypot(one.high() - candidate, margin * (champion - two.low()));
            return difference - below > 0 || difference + above < 0;
        }
        return difference != 0;
    }

    private static Figure figure(double rate, Optional<Long> cases) {
        long n = cases.orElse(0L);
        return Proportion.wilson(Math.round(rate * n), n, LEVEL);
    }
}
