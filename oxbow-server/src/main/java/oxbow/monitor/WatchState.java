package oxbow.monitor;

import java.util.List;

/// An endpoint's watch as plain values, at one place in the prediction log.
///
/// @param deployment whose rows are watched; empty before the first row
/// @param snapshot the newest version of the endpoint's snapshot that was seen
/// @param rows rows watched since the deployment began
/// @param marks places of some rows in the log, to find a row's time again
/// @param classes the classes seen, by their number
record WatchState(
        String deployment,
        long snapshot,
        long rows,
        List<Mark> marks,
        List<String> classes,
        List<FeatureState> features) {

    static final WatchState NEW = new WatchState("", 0, 0, List.of(), List.of(), List.of());

    WatchState {
        marks = List.copyOf(marks);
        classes = List.copyOf(classes);
        features = List.copyOf(features);
    }

    /// Where a row lies in the log.
    record Mark(long row, long offset) {}
}
