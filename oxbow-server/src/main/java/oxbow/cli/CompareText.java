package oxbow.cli;

import java.util.ArrayList;
import java.util.List;
import oxbow.core.compare.ColumnComparison;
import oxbow.core.compare.Comparison;
import oxbow.core.profile.ColumnProfile;
import oxbow.data.FileComparison;
import oxbow.data.FileProfile;

/// A comparison as a table on the terminal: the answer, the columns by effect, the condition.
final class CompareText {

    private final Terminal terminal;

    CompareText(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(FileComparison found) {
        Comparison comparison = found.comparison();
        List<String> lines = new ArrayList<>();
        String answer = terminal.plain(Verdict.sentence(comparison));
        lines.add(comparison.drifted() ? terminal.alarming(answer) : terminal.strong(answer));
        lines.add(terminal.plain("reference  " + Words.heading(found.reference())));
        lines.add(terminal.plain("current    " + Words.heading(found.current())));
        TextTable table = new TextTable("column", "kind", "verdict", ">effect", "reference", "current", "why");
        for (ColumnComparison column : comparison.ranked()) {
            ColumnProfile before = side(found.reference(), column);
            ColumnProfile now = side(found.current(), column);
            Bars bars = Bars.of(List.of(before, now));
            table.row(
                    Words.visible(column.name()),
                    Verdict.kind(column),
                    column.drifted() ? "DRIFT" : Verdict.word(column),
                    column.effect() == 0 ? "" : Numerals.number(column.effect()),
                    bars.spark(0, terminal.unicode()),
                    bars.spark(1, terminal.unicode()),
                    String.join("; ", Verdict.reasons(column)));
        }
        lines.addAll(table.lines(terminal));
        for (FileProfile side : List.of(found.reference(), found.current())) {
            Words.notes(side).forEach(note -> lines.add(terminal.plain(note)));
        }
        return lines;
    }

    private static ColumnProfile side(FileProfile side, ColumnComparison column) {
        return side.profile().column(column.name()).orElseThrow();
    }
}
