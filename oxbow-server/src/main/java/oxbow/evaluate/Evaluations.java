package oxbow.evaluate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.core.metric.ConfusionMatrix;
import oxbow.core.metric.PairedOutcome;
import oxbow.data.DataVersion;
import oxbow.data.Datasets;
import oxbow.data.Features;
import oxbow.data.Lineage;
import oxbow.data.Node;
import oxbow.json.Json;
import oxbow.predict.Loaded;
import oxbow.predict.Predictors;
import oxbow.predict.Recipe;
import oxbow.predict.Signature;
import oxbow.problem.ProblemException;
import oxbow.store.Artifacts;
import oxbow.store.DuplicateKey;
import oxbow.store.Store;
import oxbow.store.Tx;
import oxbow.track.ModelVersion;
import oxbow.track.Registry;
import oxbow.work.Outbox;

/// Evaluates models on splits of data versions and compares them pairwise. Thread-safe.
public final class Evaluations {

    private static final String CODE = "oxbow evaluation 1";
    private static final int ID_BYTES = 16;

    /// Everything an evaluation depends on.
    private record Identity(
            String code,
            String project,
            String modelDigest,
            Recipe recipe,
            List<String> classes,
            String dataVersion,
            String split) {}

    private final Store store;
    private final Artifacts artifacts;
    private final Datasets datasets;
    private final Predictors predictors;
    private final Registry registry;
    private final Lineage lineage;
    private final Outbox outbox;
    private final Clock clock;
    private final EvaluationStore tables = new EvaluationStore();

    public Evaluations(
            Store store,
            Artifacts artifacts,
            Datasets datasets,
            Predictors predictors,
            Registry registry,
            Lineage lineage,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.artifacts = artifacts;
        this.datasets = datasets;
        this.predictors = predictors;
        this.registry = registry;
        this.lineage = lineage;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Scores the split with the model under its registered recipe and keeps every prediction. If that was done
    /// before, answers what was found then.
    ///
    /// @param model such as `digits/1`
    /// @param version a number, an id, or `latest`
    /// @throws ProblemException if the split has no labelled row or the model cannot take its rows
    public Evaluation evaluate(String projectId, String model, String dataset, String version, String split) {
        ModelVersion subject = registry.modelVersion(projectId, model);
        DataVersion data = datasets.version(projectId, dataset, version);
        String id = id(projectId, subject, data, split);
        Optional<Evaluation> known = store.read(tx -> tables.find(tx, projectId, id));
        if (known.isPresent()) {
            return known.get();
        }
        Evaluation made = score(id, subject, data, split);
        try {
            return store.write(tx -> save(tx, projectId, made));
        } catch (DuplicateKey _) {
            return find(projectId, id);
        }
    }

    private Evaluation score(String id, ModelVersion subject, DataVersion data, String split) {
        Features rows = datasets.matrix(data, split);
        Outcomes outcomes;
        try (Loaded loaded = predictors.load(subject.digest(), subject.recipe(), subject.signature())) {
            outcomes = Outcomes.of(rows, loaded.score(wholeBatches(rows.x(), subject.signature())));
        }
        if (outcomes.truths().isEmpty()) {
            throw ProblemException.broken("split", split, "have at least one labelled row to be evaluated on");
        }
        ConfusionMatrix matrix = outcomes.confusion();
        String kept = artifacts
                .put(Json.write(outcomes).getBytes(StandardCharsets.UTF_8))
                .digest();
        return new Evaluation(
                id,
                subject.title(),
                subject.id(),
                data.datasetName(),
                data.number(),
                data.id(),
                split,
                matrix.n(),
                rows.rows() - matrix.n(),
                matrix.accuracy(EvaluationStore.LEVEL),
                matrix.majorityBaseline(EvaluationStore.LEVEL),
                EvaluationStore.figures(matrix),
                matrix,
                kept,
                Instant.ofEpochMilli(clock.millis()));
    }

    /// Repeats the last row for a model that takes only batches of a fixed size; what it says of the repeats is not
    /// looked at.
    private static float[][] wholeBatches(float[][] rows, Signature signature) {
        List<Long> shape = signature.inputs().getFirst().shape();
        long batch = shape.isEmpty() ? 1 : Math.max(1, shape.getFirst());
        int padded = Math.toIntExact((rows.length + batch - 1) / batch * batch);
        float[][] all = Arrays.copyOf(rows, padded);
        Arrays.fill(all, rows.length, padded, rows[rows.length - 1]);
        return all;
    }

    private Evaluation save(Tx tx, String projectId, Evaluation made) {
        tables.insert(tx, projectId, made);
        Node self = new Node(Lineage.EVALUATION, made.id());
        lineage.edge(tx, self, new Node(Lineage.MODEL_VERSION, made.modelVersionId()), "of");
        lineage.edge(tx, self, new Node(Lineage.DATASET_VERSION, made.versionId()), "on");
        outbox.append(
                tx, projectId, "evaluation.done", made.id(), Map.of("model", made.model(), "dataset", made.dataset()));
        return made;
    }

    /// An evaluation by its id.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if the project has no such evaluation
    public Evaluation find(String projectId, String id) {
        return store.read(tx -> tables.find(tx, projectId, id))
                .orElseThrow(() -> ProblemException.notFound("evaluation", id));
    }

    /// The newest evaluations, newest first.
    ///
    /// @param model such as `digits/1`, if only those of one are wanted
    /// @param dataset the name of a data set, if only those on it are wanted
    public List<Evaluation> list(String projectId, Optional<String> model, Optional<String> dataset, int limit) {
        return list(projectId, model, dataset, Optional.empty(), limit);
    }

    /// As the list above, behind an evaluation.
    ///
    /// @param before the id of the last evaluation of the page before, if any
    public List<Evaluation> list(
            String projectId, Optional<String> model, Optional<String> dataset, Optional<String> before, int limit) {
        return store.read(
                tx -> tables.list(tx, projectId, model.orElse(""), dataset.orElse(""), before.orElse(""), limit));
    }

    /// The digests of the artifacts that evaluations refer to, in all projects.
    public List<String> files() {
        return store.read(tables::files);
    }

    /// Holds two evaluations against each other, paired by example id. An x that stands in several rows counts
    /// once, by its first row.
    ///
    /// @throws ProblemException if they have no example in common
    public Comparison compare(String projectId, String first, String second) {
        Evaluation one = find(projectId, first);
        Evaluation other = find(projectId, second);
        Map<String, Outcomes.Outcome> ones = outcomes(one);
        Map<String, Outcomes.Outcome> others = outcomes(other);
        long[] cells = new long[4];
        long paired = 0;
        long relabelled = 0;
        for (Map.Entry<String, Outcomes.Outcome> entry : ones.entrySet()) {
            Outcomes.Outcome mine = entry.getValue();
            Outcomes.Outcome its = others.get(entry.getKey());
            if (its != null && its.truth().equals(mine.truth())) {
                cells[(mine.right() ? 0 : 2) + (its.right() ? 0 : 1)]++;
                paired++;
            } else if (its != null) {
                relabelled++;
            }
        }
        if (paired == 0) {
            throw ProblemException.broken(
                    "evaluations", first + " and " + second, "have labelled examples in common to be compared");
        }
        PairedOutcome outcome = new PairedOutcome(cells[0], cells[1], cells[2], cells[3]);
        return new Comparison(
                one.id(),
                other.id(),
                one.model(),
                other.model(),
                paired,
                ones.size() + others.size() - 2 * paired - relabelled,
                outcome.difference(EvaluationStore.LEVEL),
                outcome.mcNemarExact(),
                cells[0],
                cells[1],
                cells[2],
                cells[3]);
    }

    private Map<String, Outcomes.Outcome> outcomes(Evaluation evaluation) {
        String document = new String(artifacts.bytes(evaluation.predictions()), StandardCharsets.UTF_8);
        return Json.read(document, Outcomes.class).byExample();
    }

    private static String id(String projectId, ModelVersion model, DataVersion data, String split) {
        Identity identity = new Identity(
                CODE,
                projectId,
                model.digest(),
                model.recipe(),
                model.signature().classes(),
                data.id(),
                split);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Json.write(identity).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
