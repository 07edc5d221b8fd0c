package oxbow.identity;

import java.util.regex.Pattern;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;

/// The rule for names that people give to things. A name is unique within its project and usable wherever an id is,
/// so it must not look like one.
public final class Names {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{0,62}");
    private static final String RULE =
            "start with a lower-case letter and go on with at most 62 of a-z, 0-9, '.', '_', '-'";

    private Names() {}

    public static boolean isName(String text) {
        return FORM.matcher(text).matches() && !Ids.isId(text);
    }

    /// The name itself, if it is one.
    ///
    /// @param thing what is being named, for the message, such as `data set name`
    /// @throws ProblemException of kind `RULE_BROKEN` otherwise
    public static String check(String thing, String name) {
        if (isName(name)) {
            return name;
        }
        String hint = isName(name.toLowerCase(java.util.Locale.ROOT)) ? "Maybe write it in lower case." : "";
        Problem problem = new Problem(thing, name, RULE, hint);
        throw new ProblemException(
                oxbow.problem.ProblemKind.RULE_BROKEN, problem.message(), java.util.List.of(problem));
    }
}
