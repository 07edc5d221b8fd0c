package oxbow.quickstart;

import java.io.PrintWriter;
import java.util.Locale;
import oxbow.quickstart.job.Display;
import oxbow.quickstart.job.StepReport;

/// Shows the job as lines of text. On a terminal one more line at the end says what is going on; elsewhere it is left
/// out, so that a file holds whole lines only.
final class Console implements Display {
    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDEST = 100;

    private final PrintWriter out;
    private final boolean terminal;

    Console(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void started(int step, int steps, String title) {
        line("");
        line("[" + step + "/" + steps + "] " + title);
    }

    @Override
    public void said(String sentence) {
        line("      " + sentence);
    }

    @Override
    public void now(String doing) {
        if (terminal) {
            String shown = doing.length() > WIDEST ? doing.substring(0, WIDEST) + "…" : doing;
            out.print(CLEAR + "      … " + shown);
            out.flush();
        }
    }

    @Override
    public void ended(StepReport report) {
        line(String.format(
                Locale.ROOT, "      %s (%.1f s)", report.passed() ? "shown" : "NOT SHOWN", report.seconds()));
    }

    void line(String text) {
        out.println(terminal ? CLEAR + text : text);
        out.flush();
    }
}
