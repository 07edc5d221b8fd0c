package oxbow.web.rest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import oxbow.core.profile.NumericProfile;
import oxbow.record.Arm;
import oxbow.record.Latencies;
import oxbow.record.Window;

/// A window of predictions as the API shows it.
///
/// @param count all predictions, failed ones too
/// @param labelled predictions whose truth is known by now
/// @param right of those, the ones that were right
public record WindowView(
        Instant start,
        Instant end,
        String endpointId,
        String deploymentId,
        Arm arm,
        long count,
        long errors,
        Map<String, Long> classCounts,
        Latency latency,
        NumericProfile score,
        NumericProfile brightness,
        NumericProfile contrast,
        NumericProfile sharpness,
        long labelled,
        long right) {

    /// How long answers took, in microseconds, each right within 9 %; absent without answers.
    public record Latency(Optional<Double> p50, Optional<Double> p95, Optional<Double> p99, long max) {

        static Latency of(Latencies latencies) {
            return new Latency(
                    quantile(latencies, 0.5),
                    quantile(latencies, 0.95),
                    quantile(latencies, 0.99),
                    latencies.maxMicros());
        }

        private static Optional<Double> quantile(Latencies latencies, double share) {
            return Optional.of(latencies.quantile(share)).filter(Double::isFinite);
        }
    }

    static WindowView of(Window window) {
        return new WindowView(
                window.start(),
                window.end(),
                window.endpointId(),
                window.deploymentId(),
                window.arm(),
                window.count(),
                window.errors(),
                window.classes().counts(),
                Latency.of(window.latency()),
                window.score(),
                window.brightness(),
                window.contrast(),
                window.sharpness(),
                window.labelled(),
                window.right());
    }
}
