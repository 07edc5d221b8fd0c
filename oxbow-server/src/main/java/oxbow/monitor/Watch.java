package oxbow.monitor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import oxbow.core.drift.DriftAlarm;
import oxbow.core.drift.DriftBudget;
import oxbow.record.Arm;
import oxbow.record.Logged;
import oxbow.record.Prediction;

/// Watches one endpoint: what the champion was asked and what it answered, row by row in the order of the log.
/// A new deployment begins a new watch. Everything follows from the rows alone, so a watch that is restored
/// from its state goes on exactly as if it had never stopped. Single-threaded.
final class Watch {

    private static final int MARK_EVERY = 256;
    private static final int MOST_MARKS = 1_024;

    private final String endpointId;
    private final MonitorSettings settings;
    private final List<WatchState.Mark> marks;
    private final List<FeatureWatch> features = new ArrayList<>();
    private ClassBook classes;
    private String deployment;
    private long snapshot;
    private long rows;

    /// A change found at a row.
    ///
    /// @param feature the watch as it was when it alarmed
    /// @param changeRow the row of the watch at which the change began
    record Found(FeatureWatch feature, DriftAlarm alarm, long changeRow, long row, Logged logged) {}

    Watch(String endpointId, MonitorSettings settings, WatchState state) {
        this.endpointId = endpointId;
        this.settings = settings;
        this.marks = new ArrayList<>(state.marks());
        this.classes = new ClassBook(state.classes());
        this.deployment = state.deployment();
        this.snapshot = state.snapshot();
        this.rows = state.rows();
        double threshold = threshold(state.features().size());
        state.features()
                .forEach(feature -> features.add(new FeatureWatch(feature, threshold, settings.referenceRows())));
    }

    private double threshold(int detectors) {
        return new DriftBudget(settings.periodRows(), Math.max(1, detectors)).threshold();
    }

    /// Takes the next row of the log; answers what changed with it.
    List<Found> observe(Logged logged) {
        Prediction prediction = logged.prediction();
        if (prediction.arm() != Arm.CHAMPION || prediction.failed()) {
            return List.of();
        }
        if (prediction.snapshot() > snapshot) {
            snapshot = prediction.snapshot();
            if (!prediction.deploymentId().equals(deployment)) {
                begin(prediction);
            }
        }
        if (!concerns(prediction)) {
            return List.of();
        }
        rows++;
        mark(logged);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            observe(i, logged).ifPresent(found::add);
        }
        return found;
    }

    /// Whether the row is one of those that are watched and numbered.
    boolean concerns(Prediction prediction) {
        return prediction.arm() == Arm.CHAMPION
                && !prediction.failed()
                && prediction.deploymentId().equals(deployment);
    }

    private Optional<Found> observe(int index, Logged logged) {
        FeatureWatch feature = features.get(index);
        double value = feature.feature().value(logged.prediction(), classes);
        Optional<DriftAlarm> alarm = feature.observe(value, classes.size(), () -> seed(feature));
        if (alarm.isEmpty()) {
            return Optional.empty();
        }
        FeatureState again = FeatureState.collecting(feature.feature(), rows);
        features.set(index, new FeatureWatch(again, feature.threshold(), settings.referenceRows()));
        long changeRow = feature.firstRow() + alarm.get().changeRow();
        return Optional.of(new Found(feature, alarm.get(), changeRow, rows, logged));
    }

    private void begin(Prediction first) {
        deployment = first.deploymentId();
        rows = 0;
        marks.clear();
        features.clear();
        classes = new ClassBook(List.of());
        List<Feature> present = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            if (!Double.isNaN(feature.value(first, classes))) {
                present.add(feature);
            }
        }
        double threshold = threshold(present.size());
        for (Feature feature : present) {
            features.add(new FeatureWatch(FeatureState.collecting(feature, 0), threshold, settings.referenceRows()));
        }
    }

    private void mark(Logged logged) {
        if (rows % MARK_EVERY != 1) {
            return;
        }
        if (marks.size() == MOST_MARKS) {
            for (int i = MOST_MARKS / 2 - 1; i >= 0; i--) {
                marks.remove(2 * i + 1);
            }
        }
        marks.add(new WatchState.Mark(rows, logged.offset()));
    }

    /// The last marked row at or before a row.
    Optional<WatchState.Mark> markBefore(long row) {
        return marks.stream().filter(mark -> mark.row() <= row).reduce((first, second) -> second);
    }

    private long seed(FeatureWatch feature) {
        CRC32 hash = new CRC32();
        hash.update((endpointId + deployment + feature.feature() + rows).getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }

    ClassBook classes() {
        return classes;
    }

    String deployment() {
        return deployment;
    }

    long rows() {
        return rows;
    }

    MonitorSettings settings() {
        return settings;
    }

    List<FeatureWatch> features() {
        return List.copyOf(features);
    }

    /// Everything needed to go on elsewhere.
    WatchState state() {
        return new WatchState(
                deployment,
                snapshot,
                rows,
                marks,
                classes.names(),
                features.stream().map(FeatureWatch::state).toList());
    }
}
