package oxbow.monitor;

import java.time.Instant;
import java.util.Optional;

/// A feature of an endpoint's traffic has changed.
///
/// @param deployment the id of the deployment that served
/// @param firedAt when the evidence sufficed
/// @param changeAt when the change most probably began: the time of the row from which on the evidence is strongest
/// @param rowsBetween rows from the change to the alarm
/// @param statistic the evidence, which reached the threshold
/// @param psi how large the change is: population stability index of the rows since the change against the
///     reference
/// @param meanBefore mean of the reference; absent for a category, which has none
/// @param meanAfter mean of the rows since the change; absent where none of them has a value
/// @param promised whether the promise about false alarms was in force
/// @param before the reference
/// @param after the rows since the change
public record Alarm(
        String id,
        String projectId,
        String endpointId,
        String endpoint,
        String deployment,
        Feature feature,
        Instant firedAt,
        Instant changeAt,
        long rowsBetween,
        double statistic,
        double threshold,
        double psi,
        Optional<Double> meanBefore,
        Optional<Double> meanAfter,
        boolean promised,
        String sentence,
        Histogram before,
        Histogram after,
        Optional<Acknowledgement> acknowledged) {

    public Alarm {
        meanBefore = meanBefore.filter(Double::isFinite);
        meanAfter = meanAfter.filter(Double::isFinite);
    }

    /// What somebody thought of an alarm.
    ///
    /// @param useful or noise
    public record Acknowledgement(String by, boolean useful, String note, Instant at) {}
}
