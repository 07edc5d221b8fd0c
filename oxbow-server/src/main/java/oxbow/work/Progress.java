package oxbow.work;

import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/// How the body of an operation says how far it is and learns that it should stop. Thread-safe.
public final class Progress {

    private final DoubleConsumer onChange;
    private volatile double share;
    private volatile boolean cancelled;

    Progress(DoubleConsumer onChange) {
        this.onChange = onChange;
    }

    /// Reports the share that is done, 0 to 1.
    ///
    /// @throws CancellationException if the operation was cancelled; the body lets it pass, after cleaning up
    public void at(double done) {
        checkCancelled();
        share = Math.clamp(done, 0, 1);
        onChange.accept(share);
    }

    /// Stops the body if the operation was cancelled.
    ///
    /// @throws CancellationException if it was; the body lets it pass, after cleaning up
    public void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("The operation was cancelled.");
        }
    }

    double share() {
        return share;
    }

    void cancel() {
        cancelled = true;
    }
}
