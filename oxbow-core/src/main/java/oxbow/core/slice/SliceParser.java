package oxbow.core.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads a slice by recursive descent, one method for each rule of the grammar.
final class SliceParser {
    private static final Set<String> NOTHING = Set.of("null", "none", "nan", "na", "nil");
    private static final Set<String> PATTERNS = Set.of("like", "ilike", "matches", "regex", "rlike", "similar");

    private final String source;
    private final List<Token> tokens;
    private int at;
    private int depth;

    SliceParser(String source) {
        this.source = source;
        if (source.length() > Slice.MOST_CHARACTERS) {
            throw tooLong(source.length());
        }
        this.tokens = Tokens.of(source);
    }

    Slice slice() {
        Slice slice = either();
        if (token().kind() != Token.Kind.END) {
            throw fail(
                    "\"and\", \"or\" or its end", token().is(Token.Kind.SIGN, ")") ? "Maybe one \")\" too many?" : "");
        }
        int canonical = slice.toString().length();
        if (canonical > Slice.MOST_CHARACTERS) {
            throw tooLong(canonical);
        }
        return slice;
    }

    private Slice either() {
        return joined("or", this::all, Slice.Or::new);
    }

    private Slice all() {
        return joined("and", this::negation, Slice.And::new);
    }

    private Slice joined(String word, Supplier<Slice> part, Function<List<Slice>, Slice> join) {
        Slice first = part.get();
        if (!token().is(Token.Kind.KEYWORD, word)) {
            return first;
        }
        List<Slice> parts = new ArrayList<>();
        parts.add(first);
        while (taken(Token.Kind.KEYWORD, word)) {
            parts.add(part.get());
        }
        return join.apply(parts);
    }

    private Slice negation() {
        if (!token().is(Token.Kind.KEYWORD, "not")) {
            return primary();
        }
        enter();
        Slice part = negation();
        depth--;
        return new Slice.Not(part);
    }

    private Slice primary() {
        Token first = token();
        if (first.kind() == Token.Kind.TAG) {
            at++;
            return new Term.Tagged(first.text());
        }
        if (first.kind() == Token.Kind.NAME) {
            at++;
            return condition(first.text());
        }
        if (first.is(Token.Kind.SIGN, "(")) {
            enter();
            Slice inner = either();
            close(first);
            depth--;
            return inner;
        }
        boolean isReserved =
                first.kind() == Token.Kind.KEYWORD && tokens.get(at + 1).kind() == Token.Kind.SIGN;
        boolean isText = first.kind() == Token.Kind.TEXT && !first.text().isEmpty();
        throw fail(
                "a condition such as age < 30",
                isReserved || isText
                        ? "Maybe the column is " + Quoting.shown(Quoting.quoted(first.text(), '`')) + ", in backticks?"
                        : "");
    }

    private Slice condition(String column) {
        if (token().kind() == Token.Kind.SIGN && !Set.of("(", ")", ",").contains(token().text())) {
            Comparison comparison = Comparison.of(tokens.get(at++).text());
            return new Term.Compared(column, comparison, value());
        }
        if (taken(Token.Kind.KEYWORD, "is")) {
            return presence(column);
        }
        boolean negated = taken(Token.Kind.KEYWORD, "not");
        Term term = tested(column, negated);
        return negated ? new Slice.Not(term) : term;
    }

    private Term tested(String column, boolean negated) {
        if (taken(Token.Kind.KEYWORD, "in")) {
            return new Term.Among(column, values());
        }
        if (taken(Token.Kind.KEYWORD, "between")) {
            Literal low = value();
            require(Token.Kind.KEYWORD, "and", "\"and\" and the high end");
            return new Term.Between(column, low, value());
        }
        if (taken(Token.Kind.KEYWORD, "contains")) {
            return new Term.Matched(column, Term.Place.ANYWHERE, part());
        }
        if (taken(Token.Kind.KEYWORD, "starts")) {
            require(Token.Kind.KEYWORD, "with", "\"with\"");
            return new Term.Matched(column, Term.Place.START, part());
        }
        if (negated) {
            throw fail("\"in\", \"between\", \"contains\" or \"starts with\"", "");
        }
        throw fail("a comparison such as = or \"is missing\"", comparisonHint(column));
    }

    private String comparisonHint(String column) {
        Token found = token();
        if (found.kind() == Token.Kind.NAME && PATTERNS.contains(found.text().toLowerCase(Locale.ROOT))) {
            return "Maybe \"contains\" or \"starts with\"? There are no patterns.";
        }
        return switch (found.kind()) {
            case END, KEYWORD -> "Maybe " + Quoting.shown(Quoting.column(column)) + " = true?";
            case NAME, NUMBER, TEXT -> "Maybe a sign such as = is missing?";
            case SIGN, TAG -> "";
        };
    }

    private Term presence(String column) {
        boolean negated = taken(Token.Kind.KEYWORD, "not");
        if (taken(Token.Kind.KEYWORD, "missing")) {
            return new Term.Presence(column, negated);
        }
        if (taken(Token.Kind.KEYWORD, "present")) {
            return new Term.Presence(column, !negated);
        }
        boolean isNothing = NOTHING.contains(token().text().toLowerCase(Locale.ROOT));
        throw fail("\"missing\" or \"present\"", isNothing ? "Maybe \"is missing\"?" : "Maybe = instead of \"is\"?");
    }

    private List<Literal> values() {
        Token open = token();
        require(Token.Kind.SIGN, "(", "\"(\" and the values");
        List<Literal> values = new ArrayList<>();
        do {
            values.add(value());
        } while (taken(Token.Kind.SIGN, ","));
        close(open);
        return values;
    }

    private String part() {
        Token part = token();
        if (part.kind() != Token.Kind.TEXT) {
            throw fail("a text in quotes", part.kind() == Token.Kind.END ? "" : needsQuotes(part));
        }
        if (part.text().length() > Term.Matched.MOST_PART) {
            throw fail("a text of at most " + Term.Matched.MOST_PART + " characters", "");
        }
        at++;
        return part.text();
    }

    private Literal value() {
        Token value = token();
        Literal literal = switch (value.kind()) {
            case NUMBER -> new Literal.Numeral(Double.parseDouble(value.text()));
            case TEXT -> new Literal.Text(value.text());
            case KEYWORD -> {
                if (!value.text().equals("true") && !value.text().equals("false")) {
                    throw fail("a value", "");
                }
                yield new Literal.Truth(value.text().equals("true"));
            }
            case NAME -> {
                boolean isNothing = NOTHING.contains(value.text().toLowerCase(Locale.ROOT));
                throw fail("a value", isNothing ? "Maybe \"is missing\"?" : needsQuotes(value));
            }
            case TAG, SIGN, END -> throw fail("a value", "");
        };
        at++;
        return literal;
    }

    private static String needsQuotes(Token token) {
        return "Maybe \"" + Quoting.shown(token.text()) + "\" needs quotes?";
    }

    private void close(Token open) {
        boolean isEnd = token().kind() == Token.Kind.END;
        require(
                Token.Kind.SIGN,
                ")",
                "\")\"",
                isEnd ? "Maybe the \"(\" at position " + open.start() + " is not closed?" : "");
    }

    private void enter() {
        depth++;
        if (depth > Slice.MOST_DEPTH) {
            throw fail("at most " + Slice.MOST_DEPTH + " levels of brackets and \"not\"", "");
        }
        at++;
    }

    private void require(Token.Kind kind, String text, String expected) {
        require(kind, text, expected, "");
    }

    private void require(Token.Kind kind, String text, String expected, String hint) {
        if (!taken(kind, text)) {
            throw fail(expected, hint);
        }
    }

    private boolean taken(Token.Kind kind, String text) {
        boolean taken = token().is(kind, text);
        at += taken ? 1 : 0;
        return taken;
    }

    private Token token() {
        return tokens.get(at);
    }

    private SliceSyntaxException fail(String expected, String hint) {
        return new SliceSyntaxException(source, token().start(), expected, token().described(), hint);
    }

    private SliceSyntaxException tooLong(int characters) {
        return new SliceSyntaxException(
                source,
                Math.min(source.length(), Slice.MOST_CHARACTERS),
                "at most " + Slice.MOST_CHARACTERS + " characters",
                "goes on to " + characters,
                "");
    }
}
