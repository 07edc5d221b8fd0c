package oxbow.data;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import oxbow.identity.Ids;
import oxbow.identity.Names;
import oxbow.problem.Limits;
import oxbow.problem.ProblemException;
import oxbow.store.Artifacts;
import oxbow.store.DuplicateKey;
import oxbow.store.Store;
import oxbow.store.Tx;
import oxbow.work.Outbox;

/// Data sets and their versions. A version is made whole or not at all, never changes, and is known by its content:
/// adding the same content to a data set again answers the version that has it. Thread-safe.
public final class Datasets {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Store store;
    private final Artifacts artifacts;
    private final Outbox outbox;
    private final Lineage lineage;
    private final Clock clock;
    private final Ids ids;
    private final DatasetStore tables = new DatasetStore();
    private final DatasetRows rows;
    private final Ingest ingest;

    public Datasets(Store store, Artifacts artifacts, Outbox outbox, Lineage lineage, Clock clock, Ids ids) {
        this.store = store;
        this.artifacts = artifacts;
        this.outbox = outbox;
        this.lineage = lineage;
        this.clock = clock;
        this.ids = ids;
        this.rows = new DatasetRows(artifacts);
        this.ingest = new Ingest(artifacts);
    }

    /// Makes a data set without versions.
    ///
    /// @throws ProblemException of kind `CONFLICT` if the name is taken
    public Dataset create(String projectId, String name, String description) {
        Dataset dataset = new Dataset(
                ids.next(),
                projectId,
                Names.check("data set name", name),
                Limits.checked("description", description, Limits.NOTE),
                Instant.ofEpochMilli(clock.millis()));
        try {
            store.write(tx -> {
                tables.insert(tx, dataset);
                outbox.append(tx, projectId, "dataset.created", dataset.id(), Map.of("name", name));
                return dataset;
            });
        } catch (DuplicateKey _) {
            throw ProblemException.conflict("There is a data set '" + name + "' in this project already.");
        }
        return dataset;
    }

    /// Every data set of a project, by name.
    public List<Dataset> list(String projectId) {
        return store.read(tx -> tables.datasets(tx, projectId));
    }

    /// A data set by its name or id.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if the project has no such data set
    public Dataset find(String projectId, String nameOrId) {
        return store.read(tx -> find(tx, projectId, nameOrId));
    }

    private Dataset find(Tx tx, String projectId, String nameOrId) {
        return tables.dataset(tx, projectId, nameOrId)
                .orElseThrow(() -> ProblemException.notFound("data set", nameOrId));
    }

    /// Reads the file against the schema and makes a version of it.
    ///
    /// @throws ProblemException with every broken cell (at most 50), each with line, column, value and rule;
    ///     of kind `MALFORMED` if a line cannot be read at all
    public DataVersion addVersion(String projectId, String dataset, NewVersion wanted) {
        Dataset owner = find(projectId, dataset);
        if (!artifacts.claim(wanted.file())) {
            throw ProblemException.broken(
                    "file", wanted.file(), "be uploaded", "PUT it to …/data/files/{sha256} before naming it.");
        }
        Optional<String> parent = wanted.parent()
                .map(number ->
                        version(projectId, owner.id(), String.valueOf(number)).id());
        Ingest.Ingested made = ingest.run(artifacts.open(wanted.file()), wanted.schema());
        return save(owner, wanted.schema(), made, parent, wanted.note(), List.of());
    }

    /// Makes a version with the rows of a parent and some more after them, under the parent's schema.
    ///
    /// @param madeFrom what the new rows come from, for the lineage
    public DataVersion addVersionFromRows(
            String projectId, String dataset, int parent, List<NewExample> added, String note, List<Node> madeFrom) {
        if (added.isEmpty()) {
            throw ProblemException.broken("number of new rows", 0, "be at least 1");
        }
        Limits.checked("note", note, Limits.NOTE);
        Dataset owner = find(projectId, dataset);
        DataVersion before = version(projectId, owner.id(), String.valueOf(parent));
        byte[] more = NewExample.csv(before.schema(), added).getBytes(StandardCharsets.UTF_8);
        InputStream all = new SequenceInputStream(artifacts.open(before.file()), new ByteArrayInputStream(more));
        Ingest.Ingested made = ingest.run(all, before.schema());
        return save(owner, before.schema(), made, Optional.of(before.id()), note, madeFrom);
    }

    private DataVersion save(
            Dataset owner,
            Schema schema,
            Ingest.Ingested made,
            Optional<String> parent,
            String note,
            List<Node> madeFrom) {
        String id = ids.next();
        return store.write(tx -> {
            Optional<DataVersion> same = tables.byDigest(tx, owner.id(), made.digest());
            if (same.isPresent()) {
                return same.get();
            }
            DataVersion version = new DataVersion(
                    id,
                    owner.id(),
                    owner.name(),
                    tables.nextNumber(tx, owner.id()),
                    made.digest(),
                    made.labelDigest(),
                    made.counts().rows(),
                    made.counts().splits(),
                    schema,
                    made.file(),
                    parent,
                    note,
                    Instant.ofEpochMilli(clock.millis()),
                    made.counts().findings());
            tables.insert(tx, version, made.profile());
            connect(tx, version, madeFrom);
            outbox.append(
                    tx,
                    owner.projectId(),
                    "dataset.version_added",
                    id,
                    Map.of("dataset", owner.name(), "version", version.number(), "rows", version.rows()));
            return version;
        });
    }

    private void connect(Tx tx, DataVersion version, List<Node> madeFrom) {
        Node self = new Node(Lineage.DATASET_VERSION, version.id());
        if (version.schema().position(ColumnRole.LABEL).isPresent()) {
            lineage.edge(tx, self, new Node(Lineage.LABEL_SNAPSHOT, version.labelDigest()), "labelled_by");
        }
        version.parent()
                .ifPresent(parent -> lineage.edge(tx, self, new Node(Lineage.DATASET_VERSION, parent), "extends"));
        madeFrom.forEach(node -> lineage.edge(tx, self, node, "made_from"));
    }

    /// The versions of a data set, newest first.
    public List<DataVersion> versions(String projectId, String dataset) {
        return store.read(tx -> tables.versions(tx, find(tx, projectId, dataset).id()));
    }

    /// A version by its number, its id, or as `latest`.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if there is none
    public DataVersion version(String projectId, String dataset, String version) {
        return store.read(tx -> {
                    String owner = find(tx, projectId, dataset).id();
                    if (NUMBER.matcher(version).matches()) {
                        return tables.number(tx, owner, Long.parseLong(version));
                    }
                    return version.equals("latest")
                            ? tables.latest(tx, owner)
                            : tables.byId(tx, projectId, version)
                                    .filter(found -> found.datasetId().equals(owner));
                })
                .orElseThrow(() -> ProblemException.notFound("version of data set " + dataset, version));
    }

    /// A version by its id, if the project has it.
    public Optional<DataVersion> versionById(String projectId, String versionId) {
        return store.read(tx -> tables.byId(tx, projectId, versionId));
    }

    /// The digests of the artifacts that versions refer to, in all projects.
    public List<String> files() {
        return store.read(tables::files);
    }

    /// The stored profile of a version.
    public VersionProfile profile(DataVersion version) {
        return store.read(tx -> tables.profile(tx, version.id()))
                .orElseThrow(() -> ProblemException.notFound("profile of data version", version.title()));
    }

    /// A page of rows in the order of the file, each row on exactly one page.
    ///
    /// @param limit rows on the page, at least 1
    /// @param pageToken as answered with the page before
    public Examples rows(DataVersion version, Optional<String> split, int limit, Optional<String> pageToken) {
        return rows.page(version, split, limit, pageToken);
    }

    /// The first row with that content hash.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if there is none
    public Example example(DataVersion version, String exampleId) {
        return rows.example(version, exampleId);
    }

    /// The first row with that content hash, if there is one.
    public Optional<Example> findExample(DataVersion version, String exampleId) {
        return rows.find(version, exampleId);
    }

    /// The id an x has in this data set, whatever the spelling of its values.
    ///
    /// @param values cells by column name; features that are not named are missing
    /// @throws ProblemException if a value does not keep the schema
    public String exampleId(DataVersion version, Map<String, String> values) {
        return rows.exampleId(version.schema(), values);
    }

    /// The picture of an example as PNG, 8 bits grey, one pixel per pixel.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if the version has no such example or its rows are no images
    public byte[] png(DataVersion version, String exampleId) {
        return rows.png(version, exampleId);
    }

    /// The rows of a split as numbers.
    ///
    /// @throws ProblemException if a feature is neither a number nor a flag, or the split has no rows
    public Features matrix(DataVersion version, String split) {
        return rows.matrix(version, split);
    }

    /// Writes all rows, or those of a split, as CSV with the content hash in the first column, `example_id`.
    public void writeCsv(DataVersion version, Optional<String> split, OutputStream out) {
        rows.writeCsv(version, split, out);
    }
}
