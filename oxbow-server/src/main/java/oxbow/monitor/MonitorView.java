package oxbow.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import oxbow.core.compare.Divergence;

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

    static MonitorView of(String endpoint, Watch watch) {
        List<FeatureWatch> features = watch.features();
        MonitorSettings settings = watch.settings();
        boolean watching = features.stream().anyMatch(FeatureWatch::isWatching);
        return new MonitorView(
                endpoint,
                Promise.sentence(settings, features),
                watching && Promise.holds(features),
                settings.periodRows(),
                settings.referenceRows(),
                watch.deployment().isEmpty() ? Optional.empty() : Optional.of(watch.deployment()),
                watch.rows(),
                features.stream()
                        .map(feature -> DetectorView.of(feature, watch.classes().names()))
                        .toList(),
                List.of());
    }

    MonitorView with(List<Alarm> newest) {
        return new MonitorView(
                endpoint, promise, inForce, periodRows, referenceRows, deployment, rows, detectors, newest);
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
            Optional<Histogram> currentHistogram) {

        private static DetectorView of(FeatureWatch feature, List<String> classes) {
            return feature.isWatching() ? watching(feature, classes) : collecting(feature);
        }

        private static DetectorView collecting(FeatureWatch feature) {
            return new DetectorView(
                    feature.feature(),
                    feature.feature().kind(),
                    "collecting",
                    feature.collectedRows(),
                    feature.watchedRows(),
                    feature.statistic(),
                    feature.threshold(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private static DetectorView watching(FeatureWatch feature, List<String> classes) {
            List<String> labels = feature.feature() == Feature.PREDICTED_CLASS ? classes : List.of();
            long[] before = counts(feature.reference());
            long[] now = counts(feature.current());
            long n = Arrays.stream(before).sum();
            long m = Arrays.stream(now).sum();
            return new DetectorView(
                    feature.feature(),
                    feature.feature().kind(),
                    "watching",
                    n,
                    feature.watchedRows(),
                    feature.statistic(),
                    feature.threshold(),
                    m == 0 ? Optional.empty() : Optional.of(Divergence.psi(before, now)),
                    m == 0 ? Optional.empty() : Optional.of(Divergence.psiNoise(n, m, filled(before))),
                    Optional.of(feature.autocorrelation()),
                    Optional.of(Histogram.of(feature.edges(), feature.reference(), labels)),
                    Optional.of(Histogram.of(feature.edges(), feature.current(), labels)));
        }

        private static long[] counts(List<Long> counts) {
            return counts.stream().mapToLong(Long::longValue).toArray();
        }

        private static int filled(long[] counts) {
            return (int)
                    Math.max(1, Arrays.stream(counts).filter(count -> count > 0).count());
        }
    }
}
