package oxbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final Terminal WATCHED = new Terminal(80, true, true, true);

    @Test
    void coloursAreForTerminalsWhoseOwnerHasNotForbiddenThem() {
        assertThat(Terminal.of(Map.of("TERM", "xterm")).colours()).isFalse();
        System.setProperty(Terminal.WIDTH, "90");
        try {
            assertThat(Terminal.of(Map.of("TERM", "xterm"))).isEqualTo(new Terminal(90, true, false, false));
            assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "1")).colours())
                    .isFalse();
        } finally {
            System.clearProperty(Terminal.WIDTH);
        }
        assertThat(WATCHED.alarming("Drift")).isEqualTo("\u001B[1;31mDrift\u001B[0m");
    }

    @Test
    void lettersBeyondAsciiAreForThoseWhoseLocaleHasThem() {
        assertThat(Terminal.of(Map.of("LANG", "de_DE.UTF-8")).unicode()).isTrue();
        assertThat(Terminal.of(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C")).unicode())
                .isFalse();
        Terminal ascii = new Terminal(80, false, false, false);
        assertThat(ascii.plain("1 ± 2 → −3 é")).isEqualTo("1 +- 2 -> -3 ?");
        assertThat(Spark.of(new double[] {0, 0.001, 0.5, 1}, true)).isEqualTo(" ▁▄█");
        assertThat(Spark.of(new double[] {0, 0.001, 0.5, 1}, false)).isEqualTo(" .=@");
    }

    @Test
    void tablesFitTheTerminal() {
        TextTable table = new TextTable("name", ">n", "words");
        table.row("a", "1", "x".repeat(200));
        table.row("bb", "1,000", "short");
        List<String> lines = table.lines(new Terminal(60, false, true, false));
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
        assertThat(lines.get(0)).isEqualTo("name      n  words");
        assertThat(lines.get(2)).isEqualTo("bb    1,000  short");
    }

    @Test
    void progressIsShownAfterASecondAndGoneAtTheEndAndOnlyWhereSomebodyWatches() {
        AtomicLong clock = new AtomicLong();
        for (Terminal terminal : List.of(WATCHED, new Terminal(80, true, true, false))) {
            StringWriter err = new StringWriter();
            try (ProgressLine line = new ProgressLine(terminal, new PrintWriter(err), clock::get)) {
                line.at("Reading", 1, 100);
                assertThat(err.toString()).isEmpty();
                clock.addAndGet(2_000_000_000L);
                line.at("Reading", 30_000_000, 100_000_000);
                line.at("Reading", 31_000_000, 100_000_000);
            }
            assertThat(err.toString())
                    .isEqualTo(terminal.progress() ? "\r\u001B[KReading: 30 % of 100 MB, 2 s\r\u001B[K" : "");
        }
    }
}
