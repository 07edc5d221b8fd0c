package oxbow.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oxbow.json.Json;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The statements behind monitoring. Stateless; every method runs in its caller's transaction.
final class MonitorStore {

    /// A watch as it is kept.
    ///
    /// @param offset of the newest log row it has taken
    record Kept(MonitorSettings settings, WatchState state, long offset) {}

    Optional<Kept> kept(Tx tx, String endpointId) {
        return tx.first(
                "select * from monitor_endpoint where endpoint_id = ?",
                row -> new Kept(
                        Json.read(row.text("settings"), MonitorSettings.class),
                        Json.read(row.text("state"), WatchState.class),
                        row.integer("log_offset")),
                endpointId);
    }

    void keep(Tx tx, String endpointId, Kept kept, Instant at) {
        long changed = tx.update(
                "update monitor_endpoint set settings = ?, state = ?, log_offset = ?, updated_at = ?"
                        + " where endpoint_id = ?",
                Json.write(kept.settings()),
                Json.write(kept.state()),
                kept.offset(),
                at.toEpochMilli(),
                endpointId);
        if (changed == 0) {
            tx.update(
                    "insert into monitor_endpoint (endpoint_id, settings, state, log_offset, updated_at)"
                            + " values (?, ?, ?, ?, ?)",
                    endpointId,
                    Json.write(kept.settings()),
                    Json.write(kept.state()),
                    kept.offset(),
                    at.toEpochMilli());
        }
    }

    void insert(Tx tx, Alarm alarm) {
        tx.update(
                "insert into monitor_alarm (id, project_id, endpoint_id, feature, document, fired_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                alarm.id(),
                alarm.projectId(),
                alarm.endpointId(),
                alarm.feature().word(),
                Json.write(alarm),
                alarm.firedAt().toEpochMilli());
    }

    List<Alarm> alarms(Tx tx, String projectId, Optional<String> endpointId, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(projectId));
        endpointId.ifPresent(arguments::add);
        arguments.add(limit);
        return tx.query(
                "select * from monitor_alarm where project_id = ?"
                        + (endpointId.isPresent() ? " and endpoint_id = ?" : "")
                        + " order by fired_at desc, id desc limit ?",
                MonitorStore::alarm,
                arguments.toArray());
    }

    Optional<Alarm> alarm(Tx tx, String projectId, String id) {
        return tx.first(
                "select * from monitor_alarm where project_id = ? and id = ?", MonitorStore::alarm, projectId, id);
    }

    void acknowledge(Tx tx, String id, Alarm.Acknowledgement given) {
        tx.update(
                "update monitor_alarm set acknowledged_by = ?, useful = ?, note = ?, acknowledged_at = ? where id = ?",
                given.by(),
                given.useful(),
                given.note(),
                given.at().toEpochMilli(),
                id);
    }

    private static Alarm alarm(Row row) {
        Alarm alarm = Json.read(row.text("document"), Alarm.class);
        Optional<Alarm.Acknowledgement> given = row.optionalText("acknowledged_by")
                .map(by -> new Alarm.Acknowledgement(
                        by,
                        row.flag("useful"),
                        row.text("note"),
                        Instant.ofEpochMilli(row.integer("acknowledged_at"))));
        return new Alarm(
                alarm.id(),
                alarm.projectId(),
                alarm.endpointId(),
                alarm.endpoint(),
                alarm.deployment(),
                alarm.feature(),
                alarm.firedAt(),
                alarm.changeAt(),
                alarm.rowsBetween(),
                alarm.statistic(),
                alarm.threshold(),
                alarm.psi(),
                alarm.meanBefore(),
                alarm.meanAfter(),
                alarm.promised(),
                alarm.sentence(),
                alarm.before(),
                alarm.after(),
                given);
    }
}
