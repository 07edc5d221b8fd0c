package oxbow.app;

import java.util.logging.LogManager;

/// Keeps the log open while the server closes: the usual manager closes it as soon as the process is told to end.
public final class LogKeeper extends LogManager {

    @Override
    public void reset() {
        // the handlers stay until the process ends; they write straight to the standard error stream
    }
}
