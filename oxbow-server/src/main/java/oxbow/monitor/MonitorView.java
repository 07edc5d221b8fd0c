package oxbow.monitor;

import java.util.List;
import java.util.Optional;

/// How an endpoint's monitoring stands.
///
/// @param promise about false alarms, with its condition, as sentences
/// @param inForce whether that condition is met as far as can be measured
/// @param deployment the id of the deployment that is watched; empty before its first request
/// @param rows watched since it began
/// @param alarms the newest, newest first
public record MonitorView(
        String endpoint,
        String promise,
        boolean inForce,
        double periodRows,
        int referenceRows,
        Optional<String> deployment,
        long rows,
        List<DetectorView> detectors,
        List<Alarm> alarms) {

    public MonitorView {
        detectors = List.copyOf(detectors);
        alarms = List.copyOf(alarms);
    }

    /// One detector.
    ///
    /// @param state `collecting` or `watching`
    /// @param referenceN rows of the reference so far
    /// @param rows compared with it
    /// @param psi of the last one to two thousand rows against the reference
    /// @param psiNoise what the psi would be on average if nothing had changed
    /// @param autocorrelation of neighbouring rows in the reference
    public record DetectorView(
            Feature feature,
            String kind,
            String state,
            long referenceN,
            long rows,
            double statistic,
            double threshold,
            Optional<Double> psi,
            Optional<Double> psiNoise,
            Optional<Double> autocorrelation,
            Optional<Histogram> referenceHistogram,
            Optional<Histogram> currentHistogram) {}
}
