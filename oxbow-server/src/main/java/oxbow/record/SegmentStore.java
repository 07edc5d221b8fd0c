package oxbow.record;

import java.util.ArrayList;
import java.util.List;
import oxbow.store.Segment;
import oxbow.store.Tx;

/// The list of sealed log files in SQL, for those who read them without opening the log. The log's own list, which
/// moves in one transaction with the rows, is the law; this one follows it.
final class SegmentStore {

    void follow(Tx tx, List<Segment> segments) {
        List<String> known = tx.query("select file from record_segment", row -> row.text("file"));
        List<Object[]> fresh = new ArrayList<>();
        for (Segment each : segments) {
            if (!known.contains(each.file())) {
                fresh.add(new Object[] {
                    each.file(),
                    each.firstOffset(),
                    each.lastOffset(),
                    each.rows(),
                    each.bytes(),
                    each.fromTime(),
                    each.toTime()
                });
            }
        }
        if (!fresh.isEmpty()) {
            tx.batch(
                    "insert into record_segment (file, first_offset, last_offset, row_count, bytes, from_at, to_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    fresh);
        }
    }
}
