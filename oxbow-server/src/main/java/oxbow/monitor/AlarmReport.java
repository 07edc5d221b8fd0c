package oxbow.monitor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oxbow.core.drift.DriftAlarm;
import oxbow.record.Logged;
import oxbow.record.Portion;
import oxbow.record.Records;
import oxbow.serve.Endpoints.Served;

/// Makes an alarm out of what a watch found: looks up in the log when the change began and what the values have
/// been since.
final class AlarmReport {

    private static final int PORTION = 2_000;
    private static final int LONGEST = 50_000;

    private final Records records;

    AlarmReport(Records records) {
        this.records = records;
    }

    /// What the log says about the rows from the change on.
    private record Since(Instant at, double mean) {}

    Alarm alarm(String id, Served endpoint, Watch watch, Watch.Found found) {
        FeatureWatch feature = found.feature();
        DriftAlarm alarm = found.alarm();
        Since since = since(endpoint, watch, found);
        Instant fired = found.logged().prediction().at();
        boolean category = feature.feature() == Feature.PREDICTED_CLASS;
        double meanBefore = category ? Double.NaN : feature.mean();
        double meanAfter = category ? Double.NaN : since.mean();
        List<String> labels = category ? watch.classes().names() : List.of();
        long rows = found.row() - found.changeRow() + 1;
        return new Alarm(
                id,
                endpoint.projectId(),
                endpoint.endpointId(),
                endpoint.name(),
                watch.deployment(),
                feature.feature(),
                fired,
                since.at(),
                rows,
                alarm.statistic(),
                alarm.threshold(),
                alarm.psi(),
                Optional.of(meanBefore),
                Optional.of(meanAfter),
                Promise.holds(feature),
                sentence(feature.feature(), meanBefore, meanAfter, since.at(), rows, alarm),
                Histogram.of(feature.edges(), feature.reference(), labels),
                Histogram.of(feature.edges(), alarm.currentCounts(), labels),
                Optional.empty());
    }

    private Since since(Served endpoint, Watch watch, Watch.Found found) {
        Optional<WatchState.Mark> mark = watch.markBefore(found.changeRow());
        long row = mark.map(known -> known.row() - 1).orElse(0L);
        long offset = mark.map(known -> known.offset() - 1).orElse(0L);
        Instant at = found.logged().prediction().at();
        boolean known = false;
        double sum = 0;
        long n = 0;
        for (int read = 0; read < LONGEST; read += PORTION) {
            Portion portion = records.after(offset, Optional.of(endpoint.endpointId()), PORTION);
            offset = portion.reached();
            for (Logged logged : portion.rows()) {
                if (logged.offset() > found.logged().offset()) {
                    break;
                }
                if (watch.concerns(logged.prediction()) && ++row >= found.changeRow()) {
                    at = known ? at : logged.prediction().at();
                    known = true;
                    double value = found.feature().feature().value(logged.prediction(), watch.classes());
                    sum += Double.isFinite(value) ? value : 0;
                    n += Double.isFinite(value) ? 1 : 0;
                }
            }
            if (!portion.more() || offset > found.logged().offset()) {
                break;
            }
        }
        return new Since(at, n == 0 ? Double.NaN : sum / n);
    }

    private static String sentence(
            Feature feature, double before, double after, Instant changeAt, long rows, DriftAlarm alarm) {
        String moved = feature == Feature.PREDICTED_CLASS
                ? "The mix of predicted classes has changed"
                : String.format(
                        Locale.ROOT,
                        "The %s %s from %.3g to %.3g on average",
                        feature.title(),
                        verb(before, after),
                        before,
                        after);
        return String.format(
                Locale.ROOT,
                "%s since %s, noticed %d rows later (PSI %.2f).",
                moved,
                changeAt.truncatedTo(ChronoUnit.MILLIS),
                rows,
                alarm.psi());
    }

    private static String verb(double before, double after) {
        double small = 0.02 * Math.abs(before);
        if (!(Math.abs(after - before) > small)) {
            return "is distributed differently, but went";
        }
        return after < before ? "fell" : "rose";
    }
}
