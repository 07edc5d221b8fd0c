package oxbow.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The API's drift monitors and alarms as the pages read them.
public final class MonitorView {

    private MonitorView() {}

    /// Counts per bin between edges, the first and the last one open; of a category, one per class.
    public record Bins(List<Double> edges, List<Long> counts, long missing, List<String> labels) {}

    public record Detector(
            String feature,
            String kind,
            String state,
            long referenceN,
            long rows,
            double statistic,
            double threshold,
            Optional<Double> psi,
            Optional<Bins> referenceHistogram,
            Optional<Bins> currentHistogram) {}

    public record Acknowledged(boolean useful, Optional<String> note, Optional<String> by, Optional<Instant> at) {}

    public record Alarm(
            String id,
            String endpoint,
            String feature,
            Instant firedAt,
            Instant changeAt,
            double statistic,
            double threshold,
            double psi,
            String sentence,
            Optional<Bins> before,
            Optional<Bins> after,
            Optional<Acknowledged> acknowledged) {}

    public record Monitor(String promise, double periodRows, List<Detector> detectors, List<Alarm> alarms) {}
}
