package oxbow.data;

import oxbow.problem.ProblemException;

/// A thing in the graph of what was made from what.
///
/// @param kind such as `dataset_version`, `run`, `model_version`, `deployment`, `evaluation`
/// @param id the thing's id
public record Node(String kind, String id) {

    public Node {
        if (kind.isBlank() || id.isBlank()) {
            throw ProblemException.broken("node", kind + ":" + id, "have the form kind:id");
        }
    }

    /// A node written as `kind:id`.
    public static Node parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw ProblemException.broken("node", text, "have the form kind:id", "Maybe prediction:0198…?");
        }
        return new Node(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
