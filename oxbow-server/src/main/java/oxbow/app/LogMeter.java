package oxbow.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import oxbow.record.LogCounters;
import oxbow.record.Records;

/// Shows how the prediction log is doing among the server's metrics. The figures are read when they are asked for.
/// The registry holds the log weakly: somebody else must keep it.
final class LogMeter {

    private LogMeter() {}

    static void register(MeterRegistry metrics, Records records) {
        FunctionCounter.builder("oxbow.log.appended", records, of(LogCounters::appended))
                .description("Rows of the prediction log committed since the start.")
                .register(metrics);
        FunctionCounter.builder("oxbow.log.shed", records, of(LogCounters::shed))
                .description("Rows dropped since the start because the prediction log could not keep up.")
                .register(metrics);
        Gauge.builder("oxbow.log.pending", records, of(LogCounters::pending))
                .description("Rows taken by the prediction log but not committed yet.")
                .register(metrics);
        Gauge.builder("oxbow.log.segments", records, of(LogCounters::segments))
                .description("Sealed files of the prediction log.")
                .register(metrics);
    }

    private static ToDoubleFunction<Records> of(ToDoubleFunction<LogCounters> figure) {
        return records -> figure.applyAsDouble(records.counters());
    }
}
