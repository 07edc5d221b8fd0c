package oxbow.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import oxbow.data.FileProgress;

/// One line on the terminal that says how far the reading is, renewed a few times a second and gone at the end.
/// Says nothing where nobody watches, nor before a second has passed.
final class ProgressLine implements FileProgress, AutoCloseable {

    private static final long FIRST = 1_000_000_000L;
    private static final long BETWEEN = 200_000_000L;
    private static final long MEGABYTE = 1_000_000L;

    private final Terminal terminal;
    private final PrintWriter err;
    private final LongSupplier nanos;
    private final long begun;
    private long next;
    private boolean shown;

    ProgressLine(Terminal terminal, PrintWriter err, LongSupplier nanos) {
        this.terminal = terminal;
        this.err = err;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.next = begun + FIRST;
    }

    @Override
    public void at(String what, long done, long all) {
        long now = nanos.getAsLong();
        if (!terminal.progress() || now - next < 0) {
            return;
        }
        next = now + BETWEEN;
        shown = true;
        String line = String.format(
                Locale.ROOT,
                "%s: %d %% of %,d MB, %d s",
                what,
                all == 0 ? 0 : Math.min(100, 100 * done / all),
                Math.max(1, all / MEGABYTE),
                (now - begun) / 1_000_000_000L);
        err.print("\r\u001B[K" + terminal.plain(line));
        err.flush();
    }

    @Override
    public void close() {
        if (shown) {
            err.print("\r\u001B[K");
            err.flush();
        }
    }
}
