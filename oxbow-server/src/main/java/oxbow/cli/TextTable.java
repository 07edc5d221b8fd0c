package oxbow.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table of letters: columns as wide as they need, the last ones cut where the line ends. Not thread-safe.
final class TextTable {

    private static final String GAP = "  ";

    private final List<String> heads;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param heads what stands above the columns; one that begins with `>` is set flush right
    TextTable(String... heads) {
        this.heads = Arrays.stream(heads)
                .map(head -> head.startsWith(">") ? head.substring(1) : head)
                .toList();
        this.right = new boolean[heads.length];
        for (int i = 0; i < heads.length; i++) {
            right[i] = heads[i].startsWith(">");
        }
    }

    void row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("A row must have " + heads.size() + " cells.");
        }
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The lines of the table, none wider than the terminal.
    List<String> lines(Terminal terminal) {
        List<List<String>> all = new ArrayList<>();
        all.add(heads);
        all.addAll(rows);
        List<List<String>> shown = all.stream()
                .map(row -> row.stream().map(terminal::plain).toList())
                .toList();
        int[] widths = new int[heads.size()];
        for (List<String> row : shown) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        fit(widths, terminal.width());
        List<String> lines = new ArrayList<>();
        for (List<String> row : shown) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "" : GAP).append(cell(row.get(i), widths[i], right[i], terminal));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.set(0, terminal.strong(lines.getFirst()));
        return lines;
    }

    /// Takes from the widest column, letter by letter, until the line fits.
    private static void fit(int[] widths, int most) {
        int gaps = GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).sum() + gaps > most) {
            int widest = 0;
            for (int i = 0; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= 4) {
                return;
            }
            widths[widest]--;
        }
    }

    private static String cell(String text, int width, boolean right, Terminal terminal) {
        int length = length(text);
        if (length > width) {
            String end = terminal.unicode() ? "…" : "~";
            return text.substring(0, text.offsetByCodePoints(0, width - 1)) + end;
        }
        String blank = " ".repeat(width - length);
        return right ? blank + text : text + blank;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
