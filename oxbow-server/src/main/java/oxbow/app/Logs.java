package oxbow.app;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sets up the log: one line per event on the standard error stream. Libraries speak only from a warning on.
final class Logs {

    private final Logger own = Logger.getLogger("oxbow");

    /// Keep the result for as long as the log is wanted: loggers that nobody holds lose their level.
    static Logs start(System.Logger.Level level) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new LogfmtFormatter());
        console.setLevel(Level.ALL);
        root.addHandler(console);
        root.setLevel(Level.WARNING);
        Logs logs = new Logs();
        logs.own.setLevel(of(level));
        return logs;
    }

    /// Writes one event from outside any stage.
    void note(String event) {
        own.info(event);
    }

    private static Level of(System.Logger.Level level) {
        return switch (level) {
            case ALL -> Level.ALL;
            case TRACE -> Level.FINER;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
            case OFF -> Level.OFF;
        };
    }
}
