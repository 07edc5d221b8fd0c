package oxbow.serve;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import oxbow.core.metric.Figure;
import oxbow.data.Lineage;
import oxbow.data.Node;
import oxbow.evaluate.Evaluation;
import oxbow.evaluate.Evaluations;
import oxbow.identity.Ids;
import oxbow.predict.Recipe;
import oxbow.store.Tx;
import oxbow.track.ModelVersion;
import oxbow.track.Registry;

/// Makes deployments of registered models and knows how well they did when they were evaluated. Thread-safe.
final class Candidates {

    static final String DEPLOYMENT = "deployment";
    private static final String SERVES = "serves";
    private static final int MOST_EVALUATIONS = 100;

    private final Registry registry;
    private final Evaluations evaluations;
    private final Lineage lineage;
    private final Clock clock;
    private final Ids ids;

    Candidates(Registry registry, Evaluations evaluations, Lineage lineage, Clock clock, Ids ids) {
        this.registry = registry;
        this.evaluations = evaluations;
        this.lineage = lineage;
        this.clock = clock;
        this.ids = ids;
    }

    /// A deployment of a model version, not yet kept anywhere.
    ///
    /// @param model name and version, such as `digits/2`
    /// @param recipe in place of the registered one
    /// @throws oxbow.problem.ProblemException if there is no such version
    Deployment deployment(String projectId, String endpointId, String model, Optional<Recipe> recipe) {
        ModelVersion version = registry.modelVersion(projectId, model);
        Recipe used = recipe.orElse(version.recipe());
        return new Deployment(
                ids.next(),
                endpointId,
                version.title(),
                version.id(),
                version.digest(),
                version.signature(),
                used,
                used.equals(version.recipe()),
                clock.instant());
    }

    /// Notes which model version the deployment serves.
    void trace(Tx tx, Deployment deployment) {
        lineage.edge(
                tx,
                new Node(DEPLOYMENT, deployment.id()),
                new Node(Lineage.MODEL_VERSION, deployment.modelVersionId()),
                SERVES);
    }

    /// The error rates of two models on the newest split that both were evaluated on.
    Optional<ErrorRates> measured(String projectId, String champion, String candidate) {
        List<Evaluation> first = evaluations.list(projectId, Optional.of(champion), Optional.empty(), MOST_EVALUATIONS);
        List<Evaluation> second =
                evaluations.list(projectId, Optional.of(candidate), Optional.empty(), MOST_EVALUATIONS);
        return second.stream()
                .flatMap(one -> first.stream()
                        .filter(other -> isSameData(one, other))
                        .flatMap(other -> rates(other, one).stream()))
                .findFirst();
    }

    private static boolean isSameData(Evaluation one, Evaluation other) {
        return one.versionId().equals(other.versionId()) && one.split().equals(other.split());
    }

    private static Optional<ErrorRates> rates(Evaluation champion, Evaluation candidate) {
        if (champion.accuracy() instanceof Figure.Known first && candidate.accuracy() instanceof Figure.Known second) {
            String from = "Error rates evaluated on " + champion.dataset() + " version " + champion.version()
                    + ", split " + champion.split();
            return Optional.of(new ErrorRates(
                    1 - first.value(), 1 - second.value(), Optional.of(first.n()), Optional.of(second.n()), from));
        }
        return Optional.empty();
    }
}
