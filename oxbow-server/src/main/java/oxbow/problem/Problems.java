package oxbow.problem;

import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with one input, so that its author can mend everything in one go. The first hundred
/// problems are kept, the others only counted. Not thread-safe.
public final class Problems {

    private static final int MOST = 100;

    private final List<Problem> found = new ArrayList<>();
    private long count;

    /// Notes a problem unless the rule holds; answers whether it held.
    public boolean require(boolean holds, String field, Object value, String rule, String hint) {
        if (!holds) {
            add(new Problem(field, String.valueOf(value), rule, hint));
        }
        return holds;
    }

    /// Notes a problem unless the rule holds; answers whether it held.
    public boolean require(boolean holds, String field, Object value, String rule) {
        return require(holds, field, value, rule, "");
    }

    public void add(Problem problem) {
        count++;
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }

    /// Throws everything found as one [ProblemException] of kind `RULE_BROKEN`; does nothing if all rules held.
    public void throwIfAny(String thing) {
        if (found.isEmpty()) {
            return;
        }
        String title = count == 1
                ? found.getFirst().message()
                : "The " + thing + " has " + count + " problems; the first: "
                        + found.getFirst().message();
        throw new ProblemException(ProblemKind.RULE_BROKEN, title, found);
    }
}
