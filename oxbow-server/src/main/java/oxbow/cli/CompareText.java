package oxbow.cli;

import java.util.ArrayList;
import java.util.List;
import oxbow.core.compare.ColumnComparison;
import oxbow.core.compare.Comparison;
import oxbow.data.FileComparison;
import oxbow.data.FileProfile;

/// A comparison as a table on the terminal: the answer, the columns by effect, the condition.
final class CompareText {

    /// On narrower terminals the words need the room that the pictures would take.
    private static final int ROOM_FOR_SHAPES = 130;

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
        boolean wide = terminal.width() >= ROOM_FOR_SHAPES;
        TextTable table = wide
                ? new TextTable("column", "kind", "verdict", ">effect", ">n", "reference", "current", "why")
                : new TextTable("column", "kind", "verdict", ">effect", ">n", "why");
        for (ColumnComparison column : comparison.ranked()) {
            List<String> cells = new ArrayList<>(List.of(
                    Words.visible(column.name()),
                    Verdict.kind(column),
                    column.drifted() ? "DRIFT" : Verdict.word(column),
                    column.effect() == 0 ? "" : Numerals.brief(column.effect()),
                    Verdict.n(column, found)));
            if (wide) {
                Bars bars = Bars.of(
                        List.of(Verdict.side(found.reference(), column), Verdict.side(found.current(), column)));
                cells.add(bars.spark(0, terminal.unicode()));
                cells.add(bars.spark(1, terminal.unicode()));
            }
            cells.add(String.join("; ", Verdict.shortly(column, found)));
            table.row(cells.toArray(String[]::new));
        }
        lines.addAll(table.lines(terminal));
        for (FileProfile side : List.of(found.reference(), found.current())) {
            Words.notes(side).forEach(note -> lines.add(terminal.plain(note)));
        }
        return lines;
    }
}
