package oxbow.monitor;

import java.util.List;
import java.util.Optional;
import oxbow.core.drift.ConformalDetector;

/// A feature's watch as plain values.
///
/// @param startRow the row of the watch after which this detector, or its reference, began
/// @param collected values of the reference so far; empty once it watches
/// @param watching the detector and its reference, once there are enough
record FeatureState(Feature feature, long startRow, List<Double> collected, Optional<Watching> watching) {

    FeatureState {
        collected = List.copyOf(collected);
    }

    static FeatureState collecting(Feature feature, long startRow) {
        return new FeatureState(feature, startRow, List.of(), Optional.empty());
    }

    /// @param counts of the reference, the missing last
    /// @param autocorrelation of neighbouring reference rows
    /// @param recent counts of the present block of rows
    /// @param before counts of the block before; empty in the first
    record Watching(
            List<Double> edges,
            List<Long> counts,
            double mean,
            double autocorrelation,
            List<Long> recent,
            List<Long> before,
            ConformalDetector.State detector) {}
}
