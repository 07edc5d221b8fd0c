package oxbow.core.slice;

import java.util.Locale;
import java.util.Set;

/// How names and texts are written so that they can be read again, and so that no character of them is unseen.
final class Quoting {
    /// Words that are never the bare name of a column.
    static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "not",
            "in",
            "between",
            "is",
            "missing",
            "present",
            "contains",
            "starts",
            "with",
            "true",
            "false");

    private static final int MOST_SHOWN = 40;

    private Quoting() {}

    static String column(String name) {
        boolean bare = isNameStart(name.charAt(0))
                && name.chars().allMatch(Quoting::isNamePart)
                && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
        return bare ? name : quoted(name, '`');
    }

    static String tag(String name) {
        return name.chars().allMatch(Quoting::isTagPart) ? name : quoted(name, '`');
    }

    static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '.';
    }

    static boolean isTagPart(int c) {
        return isNamePart(c) || c == '-';
    }

    static String quoted(String text, char quote) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote || c == '\\') {
                quoted.append('\\').append(c);
            } else if (isSeen(text, at)) {
                quoted.append(c);
            } else {
                appendUnseen(quoted, c);
            }
        }
        return quoted.append(quote).toString();
    }

    /// The start of a text, for messages.
    static String shown(String text) {
        if (text.length() <= MOST_SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN;
        return text.substring(0, end) + "…";
    }

    private static void appendUnseen(StringBuilder quoted, char c) {
        switch (c) {
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            case '\r' -> quoted.append("\\r");
            default -> quoted.append("\\u").append("%04x".formatted((int) c));
        }
    }

    /// Whether the character can be seen: controls, marks that turn the direction of writing, separators of
    /// lines and halves of a pair without the other are not.
    static boolean isSeen(String text, int at) {
        char c = text.charAt(at);
        int codePoint = c;
        if (Character.isHighSurrogate(c) && at + 1 < text.length()) {
            codePoint = text.codePointAt(at);
        } else if (Character.isLowSurrogate(c) && at > 0) {
            codePoint = text.codePointBefore(at + 1);
        }
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
