package oxbow.core.slice;

/// A text that is no slice: where, what was expected there, and what stood there instead.
///
/// The message says all of it in words and marks the position under the line:
///
/// ```
/// The slice must have a value at position 7, where it has the name Lyon. Maybe "Lyon" needs quotes?
///     city = Lyon
///            ^
/// ```
public final class SliceSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN_BEFORE = 50;
    private static final int SHOWN_AFTER = 30;

    private final int position;
    private final String expected;
    private final String found;
    private final String hint;

    SliceSyntaxException(String source, int position, String expected, String found, String hint) {
        super(message(position, expected, found, hint) + "\n" + excerpt(source, position));
        this.position = position;
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    /// Where in the text, counted in `char`s from 0; the length of the text if it ends too early.
    public int position() {
        return position;
    }

    /// What would have been right there: "a value".
    public String expected() {
        return expected;
    }

    /// What is there: "the name Lyon".
    public String found() {
        return found;
    }

    /// What may be meant: "Maybe "Lyon" needs quotes?"; empty if there is nothing to say.
    public String hint() {
        return hint;
    }

    private static String message(int position, String expected, String found, String hint) {
        return "The slice must have %s at position %d, where it %s.%s"
                .formatted(expected, position, found, hint.isEmpty() ? "" : " " + hint);
    }

    /// The text around the position on one line, and a mark under it.
    private static String excerpt(String source, int position) {
        int from = Math.max(0, position - SHOWN_BEFORE);
        int to = (int) Math.min(source.length(), (long) position + SHOWN_AFTER);
        StringBuilder line = new StringBuilder("    ").append(from > 0 ? "…" : "");
        for (int at = from; at < to; at++) {
            boolean half = (at == from && Character.isLowSurrogate(source.charAt(at)))
                    || (at == to - 1 && Character.isHighSurrogate(source.charAt(at)));
            line.append(Quoting.isSeen(source, at) && !half ? source.charAt(at) : '·');
        }
        line.append(to < source.length() ? "…" : "");
        int mark = 4 + (from > 0 ? 1 : 0) + position - from;
        return line.append('\n').append(" ".repeat(mark)).append('^').toString();
    }
}
