package oxbow.problem;

/// One thing that is wrong with an input: which field, what it held, the rule it broke and, where one is likely, a
/// hint at the mistake behind it.
///
/// @param field the name of the thing as its author wrote it, such as `step 2 weight`, shortened to 300 characters
/// @param value what was found there, shortened to 200 characters; empty if nothing was there
/// @param rule what must hold, worded to follow "must", such as `be between 0 and 1`, shortened to 1000 characters
/// @param hint a likely remedy as a whole sentence, or empty
public record Problem(String field, String value, String rule, String hint) {

    private static final int LONGEST_FIELD = 300;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_RULE = 1_000;

    public Problem {
        if (field.isBlank() || rule.isBlank()) {
            throw new IllegalArgumentException(
                    "A problem needs a field and a rule, but had '" + field + "' and '" + rule + "'.");
        }
        field = shortened(field, LONGEST_FIELD);
        value = shortened(value, LONGEST_VALUE);
        rule = shortened(rule, LONGEST_RULE);
    }

    /// Names and values come from the request; a long one must not come back with every problem it has.
    private static String shortened(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "…" : text;
    }

    public Problem(String field, Object value, String rule) {
        this(field, String.valueOf(value), rule, "");
    }

    /// The problem as a sentence: "The weight (1.2) must be between 0 and 1. Maybe it is a percentage?"
    public String message() {
        String found = value.isEmpty() ? "" : " (" + value + ")";
        String remedy = hint.isEmpty() ? "" : " " + hint;
        return "The " + field + found + " must " + rule + "." + remedy;
    }
}
