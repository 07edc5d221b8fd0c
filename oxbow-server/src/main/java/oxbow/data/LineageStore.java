package oxbow.data;

import java.util.List;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The table of edges.
final class LineageStore {

    private static final String WALK = """
            with recursive reached (kind, id, depth) as (
                select cast(? as text), cast(? as text), cast(0 as bigint)
                union
                select e.%2$s_kind, e.%2$s_id, r.depth + 1
                from reached r join data_edge e on e.%1$s_kind = r.kind and e.%1$s_id = r.id
                where r.depth < ?)
            select distinct e.from_kind, e.from_id, e.relation, e.to_kind, e.to_id, e.created_at
            from data_edge e join reached r on e.%1$s_kind = r.kind and e.%1$s_id = r.id
            order by e.created_at, e.from_kind, e.from_id, e.relation, e.to_kind, e.to_id
            limit ?""";
    private static final String UP = WALK.formatted("from", "to");
    private static final String DOWN = WALK.formatted("to", "from");

    void insert(Tx tx, Edge edge, long at) {
        tx.update(
                "insert into data_edge (from_kind, from_id, relation, to_kind, to_id, created_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                edge.from().kind(),
                edge.from().id(),
                edge.relation(),
                edge.to().kind(),
                edge.to().id(),
                at);
    }

    /// The edges within so many steps of a node.
    List<Edge> walk(Tx tx, Node start, boolean up, int depth, int limit) {
        return tx.query(up ? UP : DOWN, LineageStore::edge, start.kind(), start.id(), depth - 1, limit);
    }

    private static Edge edge(Row row) {
        return new Edge(
                new Node(row.text("from_kind"), row.text("from_id")),
                new Node(row.text("to_kind"), row.text("to_id")),
                row.text("relation"));
    }
}
