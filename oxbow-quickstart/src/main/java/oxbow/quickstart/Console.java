package oxbow.quickstart;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oxbow.quickstart.job.Display;
import oxbow.quickstart.job.StepReport;

/// Shows the job as lines of text. On a terminal one more line at the end says what is going on; elsewhere it
/// is left out, so that a file holds whole lines only.
final class Console implements Display {
    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDEST = 110;
    private static final String INDENT = "      ";

    /// What must not be torn apart at the end of a line: a figure's n and interval, a number and its unit.
    private static final Pattern TOGETHER = Pattern.compile(
            "\\d %( \\([^()]{1,40}\\)| ± \\S+( \\(n [\\d,]+\\))?)?|\\([^()]{1,40}\\)|\\w+ = \\S+|n \\d\\S*");

    private static final char GLUE = '\u00a0';

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
        StringBuilder row = new StringBuilder(INDENT);
        String glued = TOGETHER.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replace(' ', GLUE)));
        for (String word : glued.split(" ", -1)) {
            if (row.length() + word.length() > WIDEST && row.length() > INDENT.length()) {
                line(row.toString().replace(GLUE, ' '));
                row.setLength(INDENT.length());
            }
            row.append(row.length() > INDENT.length() ? " " : "").append(word);
        }
        line(row.toString().replace(GLUE, ' '));
    }

    @Override
    public void now(String doing) {
        if (terminal) {
            String shown = doing.length() > WIDEST ? doing.substring(0, WIDEST) + "…" : doing;
            out.print(CLEAR + INDENT + "… " + shown);
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
