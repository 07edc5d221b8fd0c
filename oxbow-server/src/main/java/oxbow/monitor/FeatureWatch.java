package oxbow.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import oxbow.core.drift.ConformalDetector;
import oxbow.core.drift.DriftAlarm;
import oxbow.core.profile.FrozenBins;

/// Watches one feature: first collects the reference, then compares every row with it. After an alarm it begins
/// again with a new reference, so that one change is reported once. Single-threaded.
final class FeatureWatch {

    private static final int BINS = 16;
    private static final int BLOCK = 1_000;

    private final Feature feature;
    private final double threshold;
    private final int referenceRows;
    private final long startRow;
    private final List<Double> collected;
    private FrozenBins bins = new FrozenBins(List.of());
    private List<Long> reference = List.of();
    private double mean;
    private double autocorrelation;
    private long[] recent = {};
    private long recentRows;
    private List<Long> before = List.of();
    private Optional<ConformalDetector> detector = Optional.empty();

    FeatureWatch(FeatureState state, double threshold, int referenceRows) {
        this.feature = state.feature();
        this.threshold = threshold;
        this.referenceRows = referenceRows;
        this.startRow = state.startRow();
        this.collected = new ArrayList<>(state.collected());
        state.watching().ifPresent(this::restore);
    }

    private void restore(FeatureState.Watching state) {
        bins = new FrozenBins(state.edges());
        reference = state.counts();
        mean = state.mean();
        autocorrelation = state.autocorrelation();
        recent = state.recent().stream().mapToLong(Long::longValue).toArray();
        recentRows = Arrays.stream(recent).sum();
        before = state.before();
        detector = Optional.of(ConformalDetector.restore(state.detector()));
    }

    /// Takes the next row's value; answers an alarm whose rows count from the first one after the reference.
    ///
    /// @param classes how many classes are known, for a category
    /// @param seed of the detector; asked for only when this row completes the reference
    Optional<DriftAlarm> observe(double value, int classes, LongSupplier seed) {
        if (detector.isEmpty()) {
            collected.add(value);
            if (collected.size() >= referenceRows) {
                begin(classes, seed.getAsLong());
            }
            return Optional.empty();
        }
        count(value);
        return detector.get().observe(value);
    }

    private void begin(int classes, long seed) {
        double[] values = collected.stream().mapToDouble(Double::doubleValue).toArray();
        bins = feature == Feature.PREDICTED_CLASS
                ? FrozenBins.categories(Math.max(1, classes))
                : FrozenBins.quantiles(values, BINS);
        long[] counts = new long[bins.size() + 1];
        for (double value : values) {
            counts[bins.bin(value)]++;
        }
        reference = Arrays.stream(counts).boxed().toList();
        mean = Series.mean(values);
        autocorrelation = Series.lagOne(feature == Feature.PREDICTED_CLASS ? Series.isMode(values) : values);
        recent = new long[bins.size() + 1];
        detector = Optional.of(new ConformalDetector(bins, counts, threshold, seed));
        collected.clear();
    }

    private void count(double value) {
        if (recentRows == BLOCK) {
            before = Arrays.stream(recent).boxed().toList();
            recent = new long[recent.length];
            recentRows = 0;
        }
        recent[bins.bin(value)]++;
        recentRows++;
    }

    Feature feature() {
        return feature;
    }

    /// The row of the watch before the first row that the detector saw.
    long firstRow() {
        return startRow + referenceRows;
    }

    boolean isWatching() {
        return detector.isPresent();
    }

    int collectedRows() {
        return collected.size();
    }

    long watchedRows() {
        return detector.map(ConformalDetector::rows).orElse(0L);
    }

    double statistic() {
        return detector.map(ConformalDetector::statistic).orElse(0.0);
    }

    double threshold() {
        return threshold;
    }

    double mean() {
        return mean;
    }

    double autocorrelation() {
        return autocorrelation;
    }

    List<Double> edges() {
        return bins.edges();
    }

    /// Counts of the reference, the missing last.
    List<Long> reference() {
        return reference;
    }

    /// Counts of the last one to two thousand rows.
    List<Long> current() {
        List<Long> all = new ArrayList<>(recent.length);
        for (int i = 0; i < recent.length; i++) {
            all.add(recent[i] + (before.isEmpty() ? 0 : before.get(i)));
        }
        return all;
    }

    FeatureState state() {
        Optional<FeatureState.Watching> watching = detector.map(present -> new FeatureState.Watching(
                bins.edges(),
                reference,
                mean,
                autocorrelation,
                Arrays.stream(recent).boxed().toList(),
                before,
                present.snapshot()));
        return new FeatureState(feature, startRow, collected, watching);
    }
}
