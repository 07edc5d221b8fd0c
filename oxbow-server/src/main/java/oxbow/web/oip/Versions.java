package oxbow.web.oip;

import java.util.Optional;
import oxbow.problem.ProblemException;
import oxbow.serve.Router;
import oxbow.serve.ServedModel;

/// Finds the endpoint that a request is about. A request may name a version only to be sure of it: which version
/// answers is the endpoint's decision.
final class Versions {

    private Versions() {}

    /// What is served under the name.
    ///
    /// @param version such as `digits/2`, or `2` alone
    /// @throws ProblemException of kind `NOT_FOUND` if there is no such endpoint, or it serves no such version
    static ServedModel served(Router router, String projectId, String name, Optional<String> version) {
        ServedModel model = router.served(projectId, name).orElseThrow(() -> ProblemException.notFound("model", name));
        if (version.isPresent()
                && model.versions().stream()
                        .noneMatch(each -> each.equals(version.get()) || each.endsWith("/" + version.get()))) {
            throw ProblemException.notFound("version of model '" + name + "'", version.get());
        }
        return model;
    }
}
