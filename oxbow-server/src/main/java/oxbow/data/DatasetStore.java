package oxbow.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.json.Json;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The tables of data sets, versions and profiles.
final class DatasetStore {

    private static final long DOCUMENTS = 1;

    private static final String VERSION =
            "select v.*, d.name as dataset_name from data_version v join data_dataset d on d.id = v.dataset_id ";

    /// The map of split sizes in the form that is stored.
    private record Splits(Map<String, Long> sizes) {}

    void insert(Tx tx, Dataset dataset) {
        tx.update(
                "insert into data_dataset (id, project_id, name, description, newest, created_at) values (?, ?, ?, ?, 0, ?)",
                dataset.id(),
                dataset.projectId(),
                dataset.name(),
                dataset.description(),
                dataset.createdAt().toEpochMilli());
    }

    List<Dataset> datasets(Tx tx, String projectId) {
        return tx.query(
                "select * from data_dataset where project_id = ? order by name", DatasetStore::dataset, projectId);
    }

    Optional<Dataset> dataset(Tx tx, String projectId, String nameOrId) {
        return tx.first(
                "select * from data_dataset where project_id = ? and (id = ? or name = ?)",
                DatasetStore::dataset,
                projectId,
                nameOrId,
                nameOrId);
    }

    /// Takes the next number of a data set. The row it is kept in is held until the transaction ends, so that two
    /// writers never take the same.
    int nextNumber(Tx tx, String datasetId) {
        tx.update("update data_dataset set newest = newest + 1 where id = ?", datasetId);
        return tx.first(
                        "select newest from data_dataset where id = ?",
                        row -> Math.toIntExact(row.integer("newest")),
                        datasetId)
                .orElseThrow();
    }

    void insert(Tx tx, DataVersion version, VersionProfile profile) {
        tx.update(
                "insert into data_version (id, dataset_id, version_number, digest, label_digest, row_count, splits,"
                        + " schema_document, file_digest, parent_id, note, findings, document_version, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                version.id(),
                version.datasetId(),
                version.number(),
                version.digest(),
                version.labelDigest(),
                version.rows(),
                Json.write(new Splits(new LinkedHashMap<>(version.splits()))),
                Json.write(version.schema()),
                version.file(),
                version.parent(),
                version.note(),
                Json.write(version.findings()),
                DOCUMENTS,
                version.createdAt().toEpochMilli());
        tx.update(
                "insert into data_profile (version_id, document_version, document) values (?, ?, ?)",
                version.id(),
                DOCUMENTS,
                Json.write(profile));
    }

    List<DataVersion> versions(Tx tx, String datasetId) {
        return tx.query(
                VERSION + "where v.dataset_id = ? order by v.version_number desc", DatasetStore::version, datasetId);
    }

    Optional<DataVersion> number(Tx tx, String datasetId, long number) {
        return tx.first(
                VERSION + "where v.dataset_id = ? and v.version_number = ?", DatasetStore::version, datasetId, number);
    }

    Optional<DataVersion> latest(Tx tx, String datasetId) {
        return tx.first(
                VERSION + "where v.dataset_id = ? order by v.version_number desc limit 1",
                DatasetStore::version,
                datasetId);
    }

    Optional<DataVersion> byDigest(Tx tx, String datasetId, String digest) {
        return tx.first(VERSION + "where v.dataset_id = ? and v.digest = ?", DatasetStore::version, datasetId, digest);
    }

    Optional<DataVersion> byId(Tx tx, String projectId, String versionId) {
        return tx.first(VERSION + "where d.project_id = ? and v.id = ?", DatasetStore::version, projectId, versionId);
    }

    Optional<VersionProfile> profile(Tx tx, String versionId) {
        return tx.first(
                "select document from data_profile where version_id = ?",
                row -> Json.read(row.text("document"), VersionProfile.class),
                versionId);
    }

    private static Dataset dataset(Row row) {
        return new Dataset(
                row.text("id"),
                row.text("project_id"),
                row.text("name"),
                row.text("description"),
                row.time("created_at"));
    }

    private static DataVersion version(Row row) {
        return new DataVersion(
                row.text("id"),
                row.text("dataset_id"),
                row.text("dataset_name"),
                Math.toIntExact(row.integer("version_number")),
                row.text("digest"),
                row.text("label_digest"),
                row.integer("row_count"),
                Json.read(row.text("splits"), Splits.class).sizes(),
                Json.read(row.text("schema_document"), Schema.class),
                row.text("file_digest"),
                row.optionalText("parent_id"),
                row.text("note"),
                row.time("created_at"),
                Json.read(row.text("findings"), Findings.class));
    }

    List<String> files(Tx tx) {
        return tx.query("select distinct file_digest from data_version", row -> row.text("file_digest"));
    }
}
