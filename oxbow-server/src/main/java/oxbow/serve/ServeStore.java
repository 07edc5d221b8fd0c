package oxbow.serve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oxbow.json.Json;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The statements behind endpoints and rollouts. Stateless; every method runs in its caller's transaction.
final class ServeStore {

    private static final String NEWEST = "select s.document from serve_snapshot s join serve_endpoint e"
            + " on e.id = s.endpoint_id and e.snapshot = s.version ";

    /// An endpoint without its state.
    record EndpointRow(String id, String projectId, String name, Instant createdAt) {}

    void insertEndpoint(Tx tx, Snapshot first, Instant at, String by) {
        tx.update(
                "insert into serve_endpoint (id, project_id, name, snapshot, created_at) values (?, ?, ?, ?, ?)",
                first.endpointId(),
                first.projectId(),
                first.name(),
                first.version(),
                at.toEpochMilli());
        insertSnapshot(tx, first, at, by);
    }

    /// Makes the next snapshot the newest; false if somebody else made one in between.
    boolean advance(Tx tx, Snapshot before, Snapshot next, Instant at, String by) {
        long changed = tx.update(
                "update serve_endpoint set snapshot = ? where id = ? and snapshot = ?",
                next.version(),
                next.endpointId(),
                before.version());
        if (changed == 0) {
            return false;
        }
        insertSnapshot(tx, next, at, by);
        return true;
    }

    private static void insertSnapshot(Tx tx, Snapshot snapshot, Instant at, String by) {
        tx.update(
                "insert into serve_snapshot (endpoint_id, version, document, created_at, made_by)"
                        + " values (?, ?, ?, ?, ?)",
                snapshot.endpointId(),
                snapshot.version(),
                Json.write(snapshot),
                at.toEpochMilli(),
                by);
    }

    void insertDeployment(Tx tx, Deployment deployment) {
        tx.update(
                "insert into serve_deployment (id, endpoint_id, document, created_at) values (?, ?, ?, ?)",
                deployment.id(),
                deployment.endpointId(),
                Json.write(deployment),
                deployment.createdAt().toEpochMilli());
    }

    Optional<Deployment> deployment(Tx tx, String id) {
        return tx.first(
                "select document from serve_deployment where id = ?",
                row -> Json.read(row.text("document"), Deployment.class),
                id);
    }

    Optional<EndpointRow> endpoint(Tx tx, String projectId, String nameOrId) {
        return tx.first(
                "select * from serve_endpoint where project_id = ? and (name = ? or id = ?)",
                ServeStore::endpointRow,
                projectId,
                nameOrId,
                nameOrId);
    }

    List<EndpointRow> endpoints(Tx tx, String projectId) {
        return tx.query(
                "select * from serve_endpoint where project_id = ? order by name", ServeStore::endpointRow, projectId);
    }

    List<Snapshot> newest(Tx tx) {
        return tx.query(NEWEST + "order by e.id", ServeStore::snapshot);
    }

    Optional<Snapshot> newest(Tx tx, String endpointId) {
        return tx.first(NEWEST + "where e.id = ?", ServeStore::snapshot, endpointId);
    }

    /// The snapshot that was in force at this version.
    Optional<Snapshot> snapshot(Tx tx, String endpointId, long version) {
        return tx.first(
                "select document from serve_snapshot where endpoint_id = ? and version = ?",
                ServeStore::snapshot,
                endpointId,
                version);
    }

    /// When that version of the snapshot came into force.
    Optional<Instant> madeAt(Tx tx, String endpointId, long version) {
        return tx.first(
                "select created_at from serve_snapshot where endpoint_id = ? and version = ?",
                row -> Instant.ofEpochMilli(row.integer("created_at")),
                endpointId,
                version);
    }

    void insertRollout(Tx tx, Terms terms, long snapshot) {
        tx.update(
                "insert into serve_rollout (id, endpoint_id, terms, state, step, step_started_at, step_snapshot,"
                        + " decided_offset, started_at) values (?, ?, ?, 'running', 0, ?, ?, ?, ?)",
                terms.id(),
                terms.endpointId(),
                Json.write(terms),
                terms.startedAt().toEpochMilli(),
                snapshot,
                terms.startOffset(),
                terms.startedAt().toEpochMilli());
    }

    void update(Tx tx, Standing standing) {
        tx.update(
                "update serve_rollout set state = ?, step = ?, step_started_at = ?, step_snapshot = ?,"
                        + " decided_offset = ?, verdict = ?, tally = ?, ended_at = ? where id = ?",
                standing.state().word(),
                standing.step(),
                standing.stepStartedAt().toEpochMilli(),
                standing.stepSnapshot(),
                standing.decidedOffset(),
                standing.verdict().map(Json::write),
                standing.tally().map(Json::write),
                standing.endedAt().map(Instant::toEpochMilli),
                standing.terms().id());
    }

    void append(Tx tx, String rolloutId, Happening happening) {
        long number = tx.first(
                        "select count(*) as n from serve_history where rollout_id = ?",
                        row -> row.integer("n"),
                        rolloutId)
                .orElse(0L);
        tx.update(
                "insert into serve_history (rollout_id, number, document, at) values (?, ?, ?, ?)",
                rolloutId,
                number,
                Json.write(happening),
                happening.at().toEpochMilli());
    }

    List<Happening> history(Tx tx, String rolloutId) {
        return tx.query(
                "select document from serve_history where rollout_id = ? order by number",
                row -> Json.read(row.text("document"), Happening.class),
                rolloutId);
    }

    Optional<Standing> rollout(Tx tx, String endpointId, String id) {
        return tx.first(
                "select * from serve_rollout where endpoint_id = ? and id = ?", ServeStore::standing, endpointId, id);
    }

    List<Standing> rollouts(Tx tx, String endpointId, int limit) {
        return tx.query(
                "select * from serve_rollout where endpoint_id = ? order by started_at desc, id desc limit ?",
                ServeStore::standing,
                endpointId,
                limit);
    }

    List<Standing> active(Tx tx) {
        return tx.query(
                "select * from serve_rollout where state in ('running', 'held') order by id", ServeStore::standing);
    }

    long cursor(Tx tx, String name) {
        return tx.first("select log_offset from serve_cursor where name = ?", row -> row.integer("log_offset"), name)
                .orElse(0L);
    }

    void moveCursor(Tx tx, String name, long offset) {
        if (tx.update("update serve_cursor set log_offset = ? where name = ?", offset, name) == 0) {
            tx.update("insert into serve_cursor (name, log_offset) values (?, ?)", name, offset);
        }
    }

    private static EndpointRow endpointRow(Row row) {
        return new EndpointRow(
                row.text("id"),
                row.text("project_id"),
                row.text("name"),
                Instant.ofEpochMilli(row.integer("created_at")));
    }

    private static Snapshot snapshot(Row row) {
        return Json.read(row.text("document"), Snapshot.class);
    }

    private static Standing standing(Row row) {
        Optional<Instant> ended = row.optionalInteger("ended_at").stream()
                .mapToObj(Instant::ofEpochMilli)
                .findFirst();
        return new Standing(
                Json.read(row.text("terms"), Terms.class),
                RolloutState.ofWord(row.text("state")),
                (int) row.integer("step"),
                Instant.ofEpochMilli(row.integer("step_started_at")),
                row.integer("step_snapshot"),
                row.integer("decided_offset"),
                row.optionalText("verdict").map(text -> Json.read(text, Verdict.class)),
                row.optionalText("tally").map(text -> Json.read(text, Tally.class)),
                ended);
    }
}
