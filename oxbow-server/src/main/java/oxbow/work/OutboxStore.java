package oxbow.work;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import oxbow.identity.Ids;
import oxbow.json.Json;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The rows of the outbox.
final class OutboxStore {

    private final Clock clock;
    private final Ids ids;

    OutboxStore(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    void append(Tx tx, String projectId, String type, String subject, Map<String, ?> data) {
        long position = tx.first(
                        "update work_counter set value = value + 1 where name = 'event' returning value",
                        row -> row.integer("value"))
                .orElseThrow();
        tx.update(
                "insert into work_event (position, id, project_id, type, subject, data, at) values (?, ?, ?, ?, ?, ?, ?)",
                position,
                ids.next(),
                projectId,
                type,
                subject,
                Json.write(data),
                clock.millis());
    }

    List<Event> after(Tx tx, long offset, int limit) {
        return tx.query(
                "select * from work_event where position > ? order by position limit ?",
                OutboxStore::event,
                offset,
                limit);
    }

    long newest(Tx tx) {
        return tx.first("select value from work_counter where name = 'event'", row -> row.integer("value"))
                .orElseThrow();
    }

    long cursor(Tx tx, String consumer) {
        return tx.first("select position from work_cursor where consumer = ?", row -> row.integer("position"), consumer)
                .orElse(0L);
    }

    long moveCursor(Tx tx, String consumer, long position) {
        return tx.update(
                "insert into work_cursor (consumer, position) values (?, ?)"
                        + " on conflict (consumer) do update set position = excluded.position",
                consumer,
                position);
    }

    private static Event event(Row row) {
        return new Event(
                row.integer("position"),
                row.text("id"),
                row.text("project_id"),
                row.text("type"),
                row.text("subject"),
                row.text("data"),
                row.time("at"));
    }
}
