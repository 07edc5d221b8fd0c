package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What drift detectors and alarms mean, in words and pictures.
public final class DriftWords {

    private DriftWords() {}

    public static Optional<Histogram> histogram(MonitorView.Detector detector) {
        return detector.referenceHistogram()
                .map(reference -> draw(detector.feature(), reference, detector.currentHistogram(), "now"));
    }

    public static Optional<Histogram> histogram(MonitorView.Alarm alarm) {
        return alarm.before().map(before -> draw(alarm.feature(), before, alarm.after(), "after"));
    }

    private static Histogram draw(
            String feature, MonitorView.Bins first, Optional<MonitorView.Bins> second, String secondTitle) {
        List<Long> counts = whole(first);
        List<Long> over = second.map(DriftWords::whole).orElse(List.of());
        return first.labels().isEmpty()
                ? Histogram.ofEdges(feature, first.edges(), counts, over, secondTitle)
                : Histogram.ofClasses(feature, first.labels(), classes(counts), classes(over), secondTitle);
    }

    /// Without the bin below the first class, which no class falls into.
    private static List<Long> classes(List<Long> counts) {
        return counts.isEmpty() ? counts : counts.subList(1, counts.size());
    }

    private static List<Long> whole(MonitorView.Bins bins) {
        List<Long> counts = new ArrayList<>(bins.counts());
        counts.add(bins.missing());
        return counts;
    }

    public static String state(MonitorView.Detector detector) {
        if (detector.state().equals("collecting")) {
            return "collecting";
        }
        return detector.statistic() >= detector.threshold() ? "alarm" : "quiet";
    }

    public static Mood mood(MonitorView.Detector detector) {
        return switch (state(detector)) {
            case "alarm" -> Mood.BAD;
            case "quiet" -> Mood.GOOD;
            default -> Mood.WARN;
        };
    }

    public static String collecting(MonitorView.Detector detector) {
        return "The reference is being collected: " + Show.count(detector.referenceN(), "row") + " so far.";
    }

    public static String words(MonitorView.Detector detector) {
        if (detector.state().equals("collecting")) {
            return "Watching begins when the reference is full.";
        }
        String psi = detector.psi().map(p -> ", PSI " + Show.number(p)).orElse("");
        return "evidence " + Show.evidence(detector.statistic()) + " of " + Show.evidence(detector.threshold()) + psi
                + "; " + Show.count(detector.rows(), "row") + " since, reference " + Show.count(detector.referenceN());
    }

    /// Evidence per feature that is watched.
    public static List<Gauge> gauges(MonitorView.Monitor monitor) {
        List<Gauge> gauges = new ArrayList<>();
        for (MonitorView.Detector detector : monitor.detectors()) {
            if (!detector.state().equals("collecting") && detector.threshold() > 1) {
                gauges.add(new Gauge(
                        Show.words(detector.feature()), detector.statistic(), detector.threshold(), "alarm", "ox-p0"));
            }
        }
        return gauges;
    }

    /// What is not watched yet, and why.
    public static List<String> waiting(MonitorView.Monitor monitor) {
        Map<Long, List<String>> byRows = monitor.detectors().stream()
                .filter(d -> d.state().equals("collecting"))
                .collect(Collectors.groupingBy(
                        MonitorView.Detector::referenceN,
                        TreeMap::new,
                        Collectors.mapping(d -> Show.words(d.feature()), Collectors.toList())));
        return byRows.entrySet().stream()
                .map(e -> "Reference being collected, " + Show.count(e.getKey(), "row") + " so far: "
                        + String.join(", ", e.getValue()) + ".")
                .toList();
    }
}
