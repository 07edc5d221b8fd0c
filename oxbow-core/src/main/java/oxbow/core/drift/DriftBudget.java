package oxbow.core.drift;

/// How often monitoring may cry wolf, shared out among its detectors.
///
/// **Guarantee.** If every detector alarms at [#threshold], the *expected* number of false alarms of all of
/// them together is at most 1 per `rowsPerFalseAlarm` rows, whatever the dependence between the detectors, as
/// long as the rows are exchangeable (see [ConformalDetector]). It is an expectation, not a certainty: two can
/// come in one period.
///
/// **Method.** An e-detector that alarms at B and starts again has at most t/B expected alarms in t rows (Shin,
/// Ramdas and Rinaldo 2024); with k detectors at B = k · rows the sum is t / rows.
///
/// @param rowsPerFalseAlarm rows in the period for which one false alarm is accepted, at least 1
/// @param detectors how many detectors watch these rows, at least 1
public record DriftBudget(double rowsPerFalseAlarm, int detectors) {

    /// Checks the budget.
    public DriftBudget {
        if (!(rowsPerFalseAlarm >= 1) || Double.isInfinite(rowsPerFalseAlarm)) {
            throw new IllegalArgumentException(
                    "The rows per false alarm (%s) must be at least 1.".formatted(rowsPerFalseAlarm));
        }
        if (detectors < 1) {
            throw new IllegalArgumentException("The number of detectors (%d) must be at least 1.".formatted(detectors));
        }
    }

    /// The evidence at which each of the detectors alarms.
    public double threshold() {
        return detectors * rowsPerFalseAlarm;
    }
}
