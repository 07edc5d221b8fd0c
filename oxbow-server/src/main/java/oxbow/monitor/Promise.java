package oxbow.monitor;

import java.util.List;
import java.util.Locale;

/// What monitoring promises about false alarms, and whether the condition of that promise is met.
final class Promise {

    private static final double LIMIT_SE = 3;

    private Promise() {}

    /// Whether neighbouring rows of the reference are as good as unrelated: their correlation lies within three
    /// standard errors of 0. At a correlation of .3 a row-wise detector already alarms several times as often as
    /// promised.
    static boolean holds(FeatureWatch feature) {
        long n = feature.reference().stream().mapToLong(Long::longValue).sum();
        return n > 0 && Math.abs(feature.autocorrelation()) <= LIMIT_SE / Math.sqrt((double) n);
    }

    static boolean holds(List<FeatureWatch> features) {
        return features.stream().filter(FeatureWatch::isWatching).allMatch(Promise::holds);
    }

    /// The promise as a sentence, with its condition and whether that is met.
    static String sentence(MonitorSettings settings, List<FeatureWatch> features) {
        List<FeatureWatch> watching =
                features.stream().filter(FeatureWatch::isWatching).toList();
        String promise = String.format(
                Locale.ROOT,
                "At most 1 false alarm is expected in %,.0f rows, over all %d detectors together, if rows come in no"
                        + " particular order as long as nothing changes.",
                settings.periodRows(),
                features.size());
        if (watching.isEmpty()) {
            return promise + " Not in force yet: the reference is being collected.";
        }
        double largest = watching.stream()
                .mapToDouble(FeatureWatch::autocorrelation)
                .map(Math::abs)
                .max()
                .orElse(0);
        String measured = String.format(
                Locale.ROOT, " (largest correlation of neighbouring rows in the reference: %.3f).", largest);
        return holds(features)
                ? promise + " In force" + measured
                : promise + " Not in force: neighbouring rows are alike" + measured
                        + " Expect more false alarms than that.";
    }
}
