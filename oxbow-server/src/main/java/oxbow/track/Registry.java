package oxbow.track;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oxbow.data.Lineage;
import oxbow.data.Node;
import oxbow.identity.Ids;
import oxbow.identity.Names;
import oxbow.predict.Predictors;
import oxbow.predict.Signature;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Artifacts;
import oxbow.store.DuplicateKey;
import oxbow.store.Store;
import oxbow.work.Outbox;

/// The registry of models. A version is registered only after its file was loaded and run, and never changes.
/// Thread-safe.
public final class Registry {

    private static final Pattern VERSION = Pattern.compile("(.+)/([1-9][0-9]{0,8})");
    private static final int LARGEST_MODEL = 1 << 30;

    private final Store store;
    private final Artifacts artifacts;
    private final Predictors predictors;
    private final Runs runs;
    private final Lineage lineage;
    private final Outbox outbox;
    private final Clock clock;
    private final Ids ids;
    private final RegistryStore tables = new RegistryStore();

    public Registry(
            Store store,
            Artifacts artifacts,
            Predictors predictors,
            Runs runs,
            Lineage lineage,
            Outbox outbox,
            Clock clock,
            Ids ids) {
        this.store = store;
        this.artifacts = artifacts;
        this.predictors = predictors;
        this.runs = runs;
        this.lineage = lineage;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /// Makes a model without versions.
    ///
    /// @throws ProblemException of kind `CONFLICT` if the name is taken
    public Model create(String projectId, String name) {
        Model made = new Model(ids.next(), Names.check("model name", name), 0, now());
        try {
            return store.write(tx -> {
                tables.insert(tx, projectId, made);
                return made;
            });
        } catch (DuplicateKey _) {
            throw ProblemException.conflict("There is a model '" + name + "' in this project already.");
        }
    }

    /// Every model of a project, by name.
    public List<Model> models(String projectId) {
        return store.read(tx -> tables.models(tx, projectId));
    }

    /// A model by its name or id.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if the project has no such model
    public Model model(String projectId, String nameOrId) {
        return store.read(tx -> tables.model(tx, projectId, nameOrId))
                .orElseThrow(() -> ProblemException.notFound("model", nameOrId));
    }

    /// Loads the file, runs it once, and registers it under the model's next number.
    ///
    /// @throws ProblemException of kind `RULE_BROKEN` if the file is no model that can be run, with the reason
    public ModelVersion register(String projectId, String model, NewModelVersion wanted) {
        Model owner = model(projectId, model);
        wanted.run().ifPresent(run -> runs.find(projectId, run));
        byte[] bytes = bytes(wanted.file());
        Signature signature = describe(predictors.inspect(bytes), wanted);
        predictors.load(wanted.file(), wanted.recipe(), signature).close();
        String id = ids.next();
        return store.write(tx -> {
            int number = tables.nextNumber(tx, owner.id());
            ModelVersion version = new ModelVersion(
                    id,
                    owner.name(),
                    number,
                    wanted.file(),
                    bytes.length,
                    signature,
                    wanted.recipe(),
                    wanted.run(),
                    wanted.note(),
                    now());
            tables.insert(tx, owner.id(), version);
            Node self = new Node(Lineage.MODEL_VERSION, id);
            wanted.run().ifPresent(run -> lineage.edge(tx, self, new Node(Lineage.RUN, run), "made_by"));
            outbox.append(
                    tx, projectId, "model.registered", id, Map.of("model", version.title(), "digest", wanted.file()));
            return version;
        });
    }

    private byte[] bytes(String file) {
        if (!artifacts.claim(file)) {
            throw ProblemException.broken(
                    "file", file, "be uploaded", "PUT it to …/data/files/{sha256} before naming it.");
        }
        if (artifacts.path(file).toFile().length() > LARGEST_MODEL) {
            throw new ProblemException(ProblemKind.TOO_LARGE, "The model file must have at most 1 GiB.");
        }
        return artifacts.bytes(file);
    }

    private static Signature describe(Signature found, NewModelVersion wanted) {
        boolean contradicts = !found.classes().isEmpty()
                && !wanted.classes().isEmpty()
                && !found.classes().equals(wanted.classes());
        if (contradicts) {
            throw ProblemException.broken(
                    "classes",
                    String.join(", ", wanted.classes()),
                    "be those the model itself names: " + String.join(", ", found.classes()),
                    "Leave them out to take the model's own.");
        }
        return found.described(wanted.classes(), wanted.image());
    }

    /// The versions of a model, newest first.
    public List<ModelVersion> versions(String projectId, String model) {
        return store.read(tx ->
                        tables.model(tx, projectId, model).map(owner -> tables.versions(tx, projectId, owner.id())))
                .orElseThrow(() -> ProblemException.notFound("model", model));
    }

    /// A version by its name such as `digits/2`, or by its id.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if the project has no such version
    public ModelVersion modelVersion(String projectId, String nameOrId) {
        Matcher name = VERSION.matcher(nameOrId);
        Optional<ModelVersion> found = store.read(tx -> name.matches()
                ? tables.version(tx, projectId, name.group(1), Long.parseLong(name.group(2)))
                : tables.byId(tx, projectId, nameOrId));
        return found.orElseThrow(() -> noVersion(nameOrId));
    }

    private static ProblemException noVersion(String name) {
        ProblemException plain = ProblemException.notFound("model version", name);
        if (!Names.isName(name)) {
            return plain;
        }
        String hint = "Name a version, such as " + name + "/2.";
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                plain.getMessage() + " " + hint,
                List.of(new Problem("model version", name, "exist", hint)));
    }

    /// The digests of the artifacts that versions refer to, in all projects.
    public List<String> files() {
        return store.read(tables::files);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
