package oxbow.serve;

import java.time.Instant;
import oxbow.problem.ProblemException;
import oxbow.problem.Problems;

/// An endpoint's degree of automation in one version.
///
/// @param version counts the changes, from 1
/// @param threshold at degree `PARTIAL`, a score below it is decided by a person; 0 to 1
/// @param auditShare the share of what the model decides by itself that a person is asked about as well, drawn at
///     random; 0 to 1
public record Automation(long version, Degree degree, double threshold, double auditShare, Instant since) {

    /// @throws ProblemException if the threshold or the share is no share
    public Automation {
        Problems problems = new Problems();
        problems.require(
                threshold >= 0 && threshold <= 1, "threshold", threshold, "be between 0 and 1", percent(threshold));
        problems.require(
                auditShare >= 0 && auditShare <= 1,
                "audit_share",
                auditShare,
                "be between 0 and 1",
                percent(auditShare));
        problems.throwIfAny("automation");
    }

    /// Who decides about an answer with this score.
    ///
    /// @param score the model's probability of its answer; `NaN`, where it gives none, counts as uncertain
    Decision decide(double score) {
        return switch (degree) {
            case HUMAN, SHADOW, ASSIST -> Decision.PERSON;
            case PARTIAL -> score >= threshold ? new Decision(false, auditShare) : Decision.PERSON;
            case FULL -> new Decision(false, auditShare);
        };
    }

    /// @param person whether a person decides, and not the model
    /// @param askProbability the probability with which a person is asked
    record Decision(boolean person, double askProbability) {
        static final Decision PERSON = new Decision(true, 1);
    }

    private static String percent(double value) {
        return value > 1 && value <= 100 ? "Maybe it is a percentage?" : "";
    }
}
