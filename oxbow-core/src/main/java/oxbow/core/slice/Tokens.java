package oxbow.core.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/// Cuts the text of a slice into tokens, in one pass.
final class Tokens {
    private static final List<String> SIGNS = List.of("!=", "<=", ">=", "=", "<", ">", "(", ")", ",");

    /// What people write who come from elsewhere, longest first.
    private static final List<Map.Entry<String, String>> FOREIGN = List.of(
            Map.entry("==", "\"=\""),
            Map.entry("<>", "\"!=\""),
            Map.entry("=>", "\">=\""),
            Map.entry("=<", "\"<=\""),
            Map.entry("=~", "\"contains\""),
            Map.entry("&&", "\"and\""),
            Map.entry("||", "\"or\""),
            Map.entry("&", "\"and\""),
            Map.entry("|", "\"or\""),
            Map.entry("!", "\"not\""),
            Map.entry("≠", "\"!=\""),
            Map.entry("≤", "\"<=\""),
            Map.entry("≥", "\">=\""),
            Map.entry("~", "\"contains\""),
            Map.entry("'", "a text in \"double quotes\""),
            Map.entry("“", "a text in \"straight quotes\""),
            Map.entry("”", "a text in \"straight quotes\""));

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String source) {
        this.source = source;
    }

    /// The tokens, the last of which is the end.
    static List<Token> of(String source) {
        Tokens tokens = new Tokens(source);
        while (tokens.next()) {}
        return tokens.tokens;
    }

    private boolean next() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        int start = at;
        if (at == source.length()) {
            add(Token.Kind.END, "", start);
            return false;
        }
        char c = source.charAt(at);
        if (Quoting.isNameStart(c)) {
            name(start);
        } else if (c == '`') {
            add(Token.Kind.NAME, quotedName(), start);
        } else if (c == '"') {
            add(Token.Kind.TEXT, quoted(), start);
        } else if (isDigit(c) || (c == '-' && at + 1 < source.length() && isDigit(source.charAt(at + 1)))) {
            number(start);
        } else {
            sign(start);
        }
        return true;
    }

    private void name(int start) {
        String name = run(Quoting::isNamePart);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("tag") && at < source.length() && source.charAt(at) == ':') {
            at++;
            boolean isQuoted = at < source.length() && source.charAt(at) == '`';
            String tag = isQuoted ? quotedName() : run(Quoting::isTagPart);
            if (tag.isEmpty()) {
                throw fail(at, "the name of a tag", "");
            }
            add(Token.Kind.TAG, tag, start);
            return;
        }
        if (at < source.length() && source.charAt(at) == '-') {
            String whole = name + run(Quoting::isTagPart);
            at = start + name.length();
            throw fail(
                    at,
                    "a space or a sign after the name " + Quoting.shown(name),
                    "Maybe the column is `" + Quoting.shown(whole) + "`, in backticks?");
        }
        boolean isKeyword = Quoting.KEYWORDS.contains(lower);
        add(isKeyword ? Token.Kind.KEYWORD : Token.Kind.NAME, isKeyword ? lower : name, start);
    }

    private void number(int start) {
        at += source.charAt(at) == '-' ? 1 : 0;
        run(Tokens::isDigit);
        if (at + 1 < source.length() && source.charAt(at) == '.' && isDigit(source.charAt(at + 1))) {
            at++;
            run(Tokens::isDigit);
        }
        exponent();
        String number = source.substring(start, at);
        if (at < source.length() && (Quoting.isTagPart(source.charAt(at)) || source.charAt(at) == ':')) {
            int end = at;
            String rest = run(c -> Quoting.isTagPart(c) || c == ':' || c == '+');
            at = end;
            throw fail(
                    at,
                    "a space or a sign after the number " + Quoting.shown(number),
                    "Maybe \"" + Quoting.shown(number + rest) + "\" needs quotes?");
        }
        if (Double.isInfinite(Double.parseDouble(number))) {
            at = start;
            throw fail(start, "a number of at most " + Double.MAX_VALUE, "");
        }
        add(Token.Kind.NUMBER, number, start);
    }

    private void exponent() {
        if (at < source.length() && (source.charAt(at) == 'e' || source.charAt(at) == 'E')) {
            int digits = at + 1;
            digits += digits < source.length() && "+-".indexOf(source.charAt(digits)) >= 0 ? 1 : 0;
            if (digits < source.length() && isDigit(source.charAt(digits))) {
                at = digits;
                run(Tokens::isDigit);
            }
        }
    }

    private String quotedName() {
        int start = at;
        String name = quoted();
        if (name.isEmpty()) {
            at = start;
            throw fail(start, "a name between the backticks", "");
        }
        return name;
    }

    private String quoted() {
        int start = at;
        char quote = source.charAt(at++);
        StringBuilder text = new StringBuilder();
        while (at < source.length() && source.charAt(at) != quote) {
            char c = source.charAt(at++);
            text.append(c == '\\' ? escaped() : c);
        }
        if (at == source.length()) {
            throw fail(at, "the closing " + quote, "Maybe the " + quote + " at position " + start + " is not closed?");
        }
        at++;
        return text.toString();
    }

    private char escaped() {
        int start = at;
        char c = at < source.length() ? source.charAt(at++) : ' ';
        return switch (c) {
            case '"', '`', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'u' -> byCode(start);
            default -> throw failEscape(start);
        };
    }

    private char byCode(int start) {
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            int value = at < source.length() && source.charAt(at) < 128 ? Character.digit(source.charAt(at), 16) : -1;
            if (value < 0) {
                throw failEscape(start);
            }
            code = code * 16 + value;
            at++;
        }
        return (char) code;
    }

    private SliceSyntaxException failEscape(int start) {
        return fail(
                start,
                "one of \\\" \\` \\\\ \\n \\t \\r \\u0000 after the backslash",
                "Maybe the backslash itself is meant: \"\\\\\"?");
    }

    private void sign(int start) {
        for (Map.Entry<String, String> foreign : FOREIGN) {
            if (source.startsWith(foreign.getKey(), at) && !source.startsWith("!=", at)) {
                throw new SliceSyntaxException(
                        source,
                        start,
                        "a sign it knows",
                        "has " + Quoting.quoted(foreign.getKey(), '"'),
                        "Maybe " + foreign.getValue() + "?");
            }
        }
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                at += sign.length();
                add(Token.Kind.SIGN, sign, start);
                return;
            }
        }
        throw fail(start, "a name, a value or a sign", "");
    }

    private String run(IntPredicate part) {
        int start = at;
        while (at < source.length() && part.test(source.charAt(at))) {
            at++;
        }
        return source.substring(start, at);
    }

    private void add(Token.Kind kind, String text, int start) {
        tokens.add(new Token(kind, text, start, at));
    }

    private SliceSyntaxException fail(int position, String expected, String hint) {
        String found = position >= source.length()
                ? "ends"
                : "has " + Quoting.quoted(Character.toString(source.codePointAt(position)), '"');
        return new SliceSyntaxException(source, position, expected, found, hint);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
