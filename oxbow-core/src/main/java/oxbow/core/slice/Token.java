package oxbow.core.slice;

/// A piece of a slice's text.
///
/// @param kind what it is
/// @param text the name, the value without quotes, the keyword in lower case, or the sign
/// @param start where it begins
/// @param end where it ends, exclusive
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        NAME,
        TAG,
        KEYWORD,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    boolean is(Kind kind, String text) {
        return this.kind == kind && this.text.equals(text);
    }

    /// In words for a message that says where the slice is wrong: "has the name Lyon".
    String described() {
        return switch (kind) {
            case NAME -> "has the name " + Quoting.shown(Quoting.column(text));
            case TAG -> "has the tag " + Quoting.shown(Quoting.tag(text));
            case KEYWORD -> "has the word \"" + text + "\"";
            case NUMBER -> "has the number " + Quoting.shown(text);
            case TEXT -> "has the text " + Quoting.shown(Quoting.quoted(text, '"'));
            case SIGN -> "has \"" + text + "\"";
            case END -> "ends";
        };
    }
}
