package oxbow.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import oxbow.store.Columnar;
import oxbow.store.Row;
import oxbow.store.Segment;

/// The log on disk: statements against the columnar store. Thread-safe.
final class LogStore implements AutoCloseable {

    private static final int IDS_AT_ONCE = 500;

    private final Columnar columns;

    LogStore(Path folder) {
        columns = Columnar.open(folder, LogRows.SCHEMA);
    }

    /// Durable when it returns; answers the offset of the first row.
    long append(List<Prediction> rows) {
        long first = columns.lastOffset() + 1;
        columns.append(LogRows.of(first, rows));
        return first;
    }

    Portion after(long offset, Optional<String> endpointId, int limit) {
        long last = columns.lastOffset();
        List<Logged> rows = rowsAfter(offset, endpointId, limit);
        boolean more = rows.size() == limit;
        return new Portion(rows, more ? rows.getLast().offset() : Math.max(offset, last), more);
    }

    private List<Logged> rowsAfter(long offset, Optional<String> endpointId, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(offset));
        endpointId.ifPresent(arguments::add);
        String rule =
                " where seq > ?" + (endpointId.isPresent() ? " and endpoint_id = ?" : "") + " order by seq limit ";
        if (offset >= columns.sealedOffset()) {
            List<Logged> hot = all("select * from " + LogRows.TABLE + "_hot" + rule + limit, arguments);
            if (offset >= columns.sealedOffset()) {
                return hot;
            }
        }
        return all("select * from " + LogRows.TABLE + rule + limit, arguments);
    }

    List<Logged> page(LogQuery query) {
        List<Object> arguments = new ArrayList<>();
        String where = query.where(arguments);
        return all("select * from " + LogRows.TABLE + where + " order by seq desc limit " + query.limit(), arguments);
    }

    List<Logged> prediction(String id) {
        return all("select * from " + LogRows.TABLE + " where id = ? order by seq", List.of(id));
    }

    /// What outcomes need to know about these predictions, every arm of each.
    List<Answered> answered(Collection<String> ids) {
        List<String> left = List.copyOf(ids);
        List<Answered> found = new ArrayList<>();
        for (int from = 0; from < left.size(); from += IDS_AT_ONCE) {
            List<String> some = left.subList(from, Math.min(left.size(), from + IDS_AT_ONCE));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            found.addAll(columns.query(
                    "select id, project_id, endpoint_id, deployment_id, arm, at_ms, predicted from " + LogRows.TABLE
                            + " where id in (" + marks + ")",
                    Answered::read,
                    some.toArray()));
        }
        return found;
    }

    private List<Logged> all(String sql, List<Object> arguments) {
        Row.Reader<Logged> reader = LogRows::read;
        return columns.query(sql, reader, arguments.toArray());
    }

    Optional<Segment> seal() {
        return columns.seal();
    }

    long lastOffset() {
        return columns.lastOffset();
    }

    long sealedOffset() {
        return columns.sealedOffset();
    }

    List<Segment> segments() {
        return columns.segments();
    }

    @Override
    public void close() {
        columns.close();
    }
}
