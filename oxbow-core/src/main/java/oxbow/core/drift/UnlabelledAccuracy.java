package oxbow.core.drift;

import oxbow.core.metric.Figure;

/// What can be said about the accuracy of answers whose truth is not known yet.
public sealed interface UnlabelledAccuracy {

    /// An estimate, under the assumption that scores mean what they meant; labels so far do not contradict it.
    ///
    /// @param accuracy with an interval that includes the error of the calibration
    /// @param labels labels that the assumption has been held against; with 0 it is only assumed
    /// @param evidence evidence against the assumption so far
    record Estimated(Figure.Known accuracy, long labels, double evidence) implements UnlabelledAccuracy {}

    /// Labels contradict the assumption: no estimate from scores is worth having until there is a new
    /// calibration.
    ///
    /// @param evidence evidence against it, at least 1/α
    /// @param labelled the accuracy of the rows with labels, which is measured
    record AssumptionBroken(double evidence, Figure labelled) implements UnlabelledAccuracy {}

    /// Nothing to estimate from.
    ///
    /// @param reason why
    record CannotTell(String reason) implements UnlabelledAccuracy {}

    /// What can be said about some rows.
    ///
    /// @param calibration what scores meant where the truth was known
    /// @param check the labels that have come since
    /// @param scores scores of the rows
    /// @param level probability that the interval covers, between 0 and 1
    /// @param alpha probability with which "broken" may ever be said wrongly, between 0 and 1
    static UnlabelledAccuracy of(
            ScoreCalibration calibration, CalibrationCheck check, double[] scores, double level, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "The error probability (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(alpha));
        }
        if (check.evidence() >= 1 / alpha) {
            return new AssumptionBroken(check.evidence(), check.accuracy());
        }
        return switch (calibration.accuracy(scores, level)) {
            case Figure.Known known -> new Estimated(known, check.labels(), check.evidence());
            case Figure.Undefined undefined -> new CannotTell(undefined.reason());
        };
    }
}
