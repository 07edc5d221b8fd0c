package oxbow.cli;

import java.util.Locale;
import java.util.Map;

/// What the place where the output goes can show. The launcher knows whether that is a terminal and how wide; where
/// nobody says, it is none.
///
/// @param width columns of a line
/// @param colours whether colours may be used
/// @param unicode whether letters beyond ASCII arrive
/// @param progress whether somebody watches the error output, so that progress can be shown there
public record Terminal(int width, boolean colours, boolean unicode, boolean progress) {

    /// System property with the width, set by the launcher if the output is a terminal.
    public static final String WIDTH = "oxbow.width";

    /// System property that is `true` if the error output is a terminal.
    public static final String PROGRESS = "oxbow.progress";

    private static final int USUAL_WIDTH = 120;
    private static final int LEAST_WIDTH = 60;
    private static final int MOST_WIDTH = 400;

    /// Checks the width.
    public Terminal {
        width = Math.clamp(width, LEAST_WIDTH, MOST_WIDTH);
    }

    /// What the environment and the launcher say.
    static Terminal of(Map<String, String> environment) {
        String width = System.getProperty(WIDTH, "");
        boolean shown = !width.isEmpty();
        int columns = width.matches("[1-9]\\d{0,5}") ? Integer.parseInt(width) : USUAL_WIDTH;
        boolean colourless = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(columns, shown && !colourless, unicode(environment), Boolean.getBoolean(PROGRESS));
    }

    private static boolean unicode(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
            }
        }
        return false;
    }

    /// The text in bold red where colours may be used; it must say the same without.
    String alarming(String text) {
        return colours ? "\u001B[1;31m" + text + "\u001B[0m" : text;
    }

    /// The text in bold where that may be used.
    String strong(String text) {
        return colours ? "\u001B[1m" + text + "\u001B[0m" : text;
    }

    /// The text with letters that ASCII has, where others do not arrive.
    String plain(String text) {
        if (unicode) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '±' -> plain.append("+-");
                case '→' -> plain.append("->");
                case '…' -> plain.append("...");
                case '−', '–' -> plain.append('-');
                case '≤' -> plain.append("<=");
                case '≥' -> plain.append(">=");
                case '×' -> plain.append('x');
                case '·' -> plain.append('-');
                case 'α' -> plain.append("alpha");
                default -> plain.appendCodePoint(letter < 128 ? letter : '?');
            }
        });
        return plain.toString();
    }
}
