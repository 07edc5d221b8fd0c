package oxbow.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import oxbow.web.RequestId;

/// Writes log records as one line of `key=value` each (logfmt). Messages of Oxbow's own loggers begin with an
/// event name, such as `rollout.promoted endpoint=digits`; those of libraries are quoted as a whole. A line
/// written while a call is handled carries its request id.
final class LogfmtFormatter extends Formatter {

    private static final String OWN = "oxbow";

    @Override
    public String format(LogRecord record) {
        String logger = record.getLoggerName() == null ? "" : record.getLoggerName();
        String message = oneLine(formatMessage(record));
        StringBuilder line = new StringBuilder(160);
        line.append("time=").append(record.getInstant().truncatedTo(ChronoUnit.MILLIS));
        line.append(" level=").append(level(record.getLevel()));
        line.append(logger.startsWith(OWN) ? " event=" + message : " event=library.spoke message=" + quoted(message));
        line.append(" logger=").append(logger);
        if (RequestId.CURRENT.isBound()) {
            line.append(" request_id=").append(RequestId.CURRENT.get());
        }
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            line.append(" exception=").append(quoted(trace.toString()));
        }
        return line.append('\n').toString();
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "warning";
        }
        if (level.intValue() >= Level.INFO.intValue()) {
            return "info";
        }
        return level.intValue() >= Level.FINE.intValue() ? "debug" : "trace";
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private static String quoted(String text) {
        return '"'
                + text.strip()
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "")
                        .replace("\n", "\\n")
                        .replace("\t", "  ")
                + '"';
    }
}
