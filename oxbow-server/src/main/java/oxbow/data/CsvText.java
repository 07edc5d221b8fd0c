package oxbow.data;

import java.util.List;

/// Writes CSV records in the one canonical way: a cell is quoted only if it must be, records end with a line feed.
final class CsvText {

    private CsvText() {}

    static String record(List<String> cells) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            append(text, cells.get(i), cells.size() == 1);
        }
        return text.append('\n').toString();
    }

    /// A lone empty cell is quoted, since its record would be a blank line otherwise.
    private static void append(StringBuilder text, String cell, boolean alone) {
        boolean quote = cell.isEmpty() ? alone : cell.chars().anyMatch(CsvText::special);
        if (quote) {
            text.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            text.append(cell);
        }
    }

    private static boolean special(int character) {
        return character == ',' || character == '"' || character == '\n' || character == '\r';
    }
}
