package oxbow.track;

import java.util.List;
import java.util.Optional;
import oxbow.json.Json;
import oxbow.predict.Recipe;
import oxbow.predict.Signature;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The tables of models and their versions.
final class RegistryStore {

    private static final long DOCUMENTS = 1;

    private static final String VERSION = "select v.*, m.name as model from track_model_version v"
            + " join track_model m on m.id = v.model_id where m.project_id = ?";

    void insert(Tx tx, String projectId, Model model) {
        tx.update(
                "insert into track_model (id, project_id, name, newest, created_at) values (?, ?, ?, 0, ?)",
                model.id(),
                projectId,
                model.name(),
                model.createdAt().toEpochMilli());
    }

    List<Model> models(Tx tx, String projectId) {
        return tx.query(
                "select * from track_model where project_id = ? order by name", RegistryStore::model, projectId);
    }

    Optional<Model> model(Tx tx, String projectId, String nameOrId) {
        return tx.first(
                "select * from track_model where project_id = ? and (id = ? or name = ?)",
                RegistryStore::model,
                projectId,
                nameOrId,
                nameOrId);
    }

    /// Takes the next number of a model. The row it is kept in is held until the transaction ends, so that two
    /// writers never take the same.
    int nextNumber(Tx tx, String modelId) {
        tx.update("update track_model set newest = newest + 1 where id = ?", modelId);
        return tx.first(
                        "select newest from track_model where id = ?",
                        row -> Math.toIntExact(row.integer("newest")),
                        modelId)
                .orElseThrow();
    }

    void insert(Tx tx, String modelId, ModelVersion version) {
        tx.update(
                "insert into track_model_version (id, model_id, version_number, digest, byte_count, signature, recipe,"
                        + " document_version, run_id, note, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                version.id(),
                modelId,
                version.version(),
                version.digest(),
                version.size(),
                Json.write(version.signature()),
                Json.write(version.recipe()),
                DOCUMENTS,
                version.run(),
                version.note(),
                version.createdAt().toEpochMilli());
    }

    List<ModelVersion> versions(Tx tx, String projectId, String modelId) {
        return tx.query(
                VERSION + " and m.id = ? order by v.version_number desc", RegistryStore::version, projectId, modelId);
    }

    Optional<ModelVersion> version(Tx tx, String projectId, String model, long number) {
        return tx.first(
                VERSION + " and (m.id = ? or m.name = ?) and v.version_number = ?",
                RegistryStore::version,
                projectId,
                model,
                model,
                number);
    }

    Optional<ModelVersion> byId(Tx tx, String projectId, String id) {
        return tx.first(VERSION + " and v.id = ?", RegistryStore::version, projectId, id);
    }

    private static Model model(Row row) {
        return new Model(
                row.text("id"), row.text("name"), Math.toIntExact(row.integer("newest")), row.time("created_at"));
    }

    private static ModelVersion version(Row row) {
        return new ModelVersion(
                row.text("id"),
                row.text("model"),
                Math.toIntExact(row.integer("version_number")),
                row.text("digest"),
                row.integer("byte_count"),
                Json.read(row.text("signature"), Signature.class),
                Json.read(row.text("recipe"), Recipe.class),
                row.optionalText("run_id"),
                row.text("note"),
                row.time("created_at"));
    }

    List<String> files(Tx tx) {
        return tx.query("select distinct digest from track_model_version", row -> row.text("digest"));
    }
}
