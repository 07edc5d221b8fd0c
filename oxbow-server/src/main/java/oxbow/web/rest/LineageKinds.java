package oxbow.web.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import oxbow.data.DataVersion;
import oxbow.data.Datasets;
import oxbow.data.Lineage;
import oxbow.evaluate.Evaluation;
import oxbow.evaluate.Evaluations;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.track.ModelVersion;
import oxbow.track.Registry;
import oxbow.track.Run;
import oxbow.track.Runs;
import oxbow.web.rest.LineageKind.Shown;

/// The kinds of node that data, tracking and evaluation own.
public final class LineageKinds {

    private static final int SHORT = 12;

    private LineageKinds() {}

    /// A map to which the kinds of other stages can be added.
    public static Map<String, LineageKind> of(
            Datasets datasets, Runs runs, Registry registry, Evaluations evaluations) {
        Map<String, LineageKind> kinds = new HashMap<>();
        kinds.put(
                Lineage.DATASET_VERSION,
                (project, id) -> datasets.versionById(project, id).map(version -> data(project, version)));
        kinds.put(Lineage.LABEL_SNAPSHOT, (_, id) -> Optional.of(labels(id)));
        kinds.put(Lineage.REVIEW, (_, id) -> Optional.of(reviews(id)));
        kinds.put(
                Lineage.RUN,
                (project, id) -> found(() -> runs.find(project, id)).map(run -> run(project, run)));
        kinds.put(
                Lineage.MODEL_VERSION,
                (project, id) -> found(() -> registry.modelVersion(project, id)).map(model -> model(project, model)));
        kinds.put(
                Lineage.EVALUATION,
                (project, id) -> found(() -> evaluations.find(project, id)).map(made -> evaluation(project, made)));
        return kinds;
    }

    /// What is there, or nothing if it is not.
    static <T> Optional<T> found(Supplier<T> search) {
        try {
            return Optional.of(search.get());
        } catch (ProblemException e) {
            if (e.kind() == ProblemKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Shown data(String project, DataVersion version) {
        String path = "/data/datasets/" + version.datasetName() + "/versions/" + version.number();
        return new Shown(
                version.title(),
                href(project, path),
                Map.of(
                        "rows", version.rows(),
                        "digest", version.digest(),
                        "note", version.note(),
                        "created_at", version.createdAt()));
    }

    private static Shown labels(String digest) {
        return new Shown(
                "labels " + digest.substring(0, Math.min(SHORT, digest.length())),
                Optional.empty(),
                Map.of("digest", digest));
    }

    private static Shown reviews(String endpoint) {
        return new Shown("answered reviews of " + endpoint, Optional.empty(), Map.of("endpoint", endpoint));
    }

    private static Shown run(String project, Run run) {
        return new Shown(
                run.name(),
                href(project, "/track/runs/" + run.id()),
                Map.of(
                        "experiment", run.experiment(),
                        "status", run.status(),
                        "params", run.params(),
                        "code_version", run.codeVersion(),
                        "started_at", run.startedAt()));
    }

    private static Shown model(String project, ModelVersion model) {
        return new Shown(
                model.title(),
                href(project, "/track/models/" + model.model() + "/versions/" + model.version()),
                Map.of("digest", model.digest(), "note", model.note(), "created_at", model.createdAt()));
    }

    private static Shown evaluation(String project, Evaluation made) {
        return new Shown(
                made.model() + " on " + made.dataset() + " v" + made.version() + " " + made.split(),
                href(project, "/evaluate/evaluations/" + made.id()),
                Map.of("accuracy", made.accuracy(), "n", made.n(), "created_at", made.createdAt()));
    }

    private static Optional<String> href(String project, String path) {
        return Optional.of("/api/v1/projects/" + project + path);
    }
}
