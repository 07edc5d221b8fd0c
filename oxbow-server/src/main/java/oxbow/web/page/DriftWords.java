package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What drift detectors and alarms mean, in words and pictures.
public final class DriftWords {

    private DriftWords() {}

    public static Optional<Histogram> histogram(MonitorView.Detector detector) {
        return detector.referenceHistogram()
                .map(reference -> Histogram.ofEdges(
                        detector.feature(),
                        reference.edges(),
                        reference.counts(),
                        detector.currentHistogram()
                                .map(MonitorView.Bins::counts)
                                .orElse(List.of()),
                        "now"));
    }

    public static Optional<Histogram> histogram(MonitorView.Alarm alarm) {
        return alarm.before()
                .map(before -> Histogram.ofEdges(
                        alarm.feature(),
                        before.edges(),
                        before.counts(),
                        alarm.after().map(MonitorView.Bins::counts).orElse(List.of()),
                        "after"));
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
        return monitor.detectors().stream()
                .filter(d -> d.state().equals("collecting"))
                .map(d -> Show.words(d.feature()) + ": " + collecting(d))
                .toList();
    }
}
