package oxbow.record;

import java.util.ArrayList;
import java.util.List;
import oxbow.record.WindowFile.Place;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The index of sealed windows. A window sealed twice has two entries, of disjoint rows.
final class WindowStore {

    /// @param end in milliseconds
    /// @param through every row of the window up to this offset is in this entry or an earlier one
    record Entry(WindowKey key, long end, long through, Place place) {

        private static Entry read(Row row) {
            Series series = new Series(row.text("deployment_id"), Arm.of(row.text("arm")));
            return new Entry(
                    new WindowKey(row.text("endpoint_id"), series, row.integer("start_at")),
                    row.integer("end_at"),
                    row.integer("through_offset"),
                    new Place(row.text("file"), row.integer("position"), (int) row.integer("length")));
        }
    }

    void insert(Tx tx, List<Entry> entries) {
        List<Object[]> rows = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            rows.add(new Object[] {
                entry.place().file(),
                entry.place().position(),
                entry.place().length(),
                entry.key().endpointId(),
                entry.key().series().deploymentId(),
                entry.key().series().arm().text(),
                entry.key().start(),
                entry.end(),
                entry.through()
            });
        }
        tx.batch(
                "insert into record_window (file, position, length, endpoint_id, deployment_id, arm, start_at, end_at,"
                        + " through_offset) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    List<Entry> between(Tx tx, String endpointId, long from, long to) {
        return tx.query(
                "select * from record_window where endpoint_id = ? and start_at >= ? and start_at < ?"
                        + " order by start_at",
                Entry::read,
                endpointId,
                from,
                to);
    }

    /// Entries that reach beyond an offset.
    List<Entry> beyond(Tx tx, long offset) {
        return tx.query("select * from record_window where through_offset > ?", Entry::read, offset);
    }
}
