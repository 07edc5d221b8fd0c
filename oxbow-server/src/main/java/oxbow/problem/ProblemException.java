package oxbow.problem;

import java.util.List;

/// An input or a request that cannot be carried out, with everything its author needs to mend it. Thrown before
/// anything is changed, so nothing is ever half saved. Defects of the program itself are other exceptions.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_TITLE = 2_000;

    private final ProblemKind kind;
    private final transient List<Problem> problems;

    public ProblemException(ProblemKind kind, String title, List<Problem> problems) {
        super(title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "…" : title);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public ProblemException(ProblemKind kind, String title) {
        this(kind, title, List.of());
    }

    /// A single broken rule; its sentence is the title.
    public static ProblemException broken(String field, Object value, String rule, String hint) {
        Problem problem = new Problem(field, String.valueOf(value), rule, hint);
        return new ProblemException(ProblemKind.RULE_BROKEN, problem.message(), List.of(problem));
    }

    /// A single broken rule without a hint.
    public static ProblemException broken(String field, Object value, String rule) {
        return broken(field, value, rule, "");
    }

    /// No thing of that kind has that name or id.
    public static ProblemException notFound(String thing, String name) {
        Problem problem = new Problem(thing, name, "exist");
        return new ProblemException(
                ProblemKind.NOT_FOUND, "There is no " + thing + " '" + name + "'.", List.of(problem));
    }

    /// The request contradicts the present state; the sentence says how.
    public static ProblemException conflict(String sentence) {
        return new ProblemException(ProblemKind.CONFLICT, sentence);
    }

    /// The input could not be read; the sentence says where and why.
    public static ProblemException malformed(String sentence) {
        return new ProblemException(ProblemKind.MALFORMED, sentence);
    }

    public ProblemKind kind() {
        return kind;
    }

    /// Every problem found, in the order of the input; empty when the title says it all.
    public List<Problem> problems() {
        return problems;
    }
}
