package oxbow.data;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import oxbow.problem.ProblemException;
import oxbow.store.Store;
import oxbow.store.Tx;

/// One graph of what was made from what, over all stages: data versions, label snapshots, runs, model versions,
/// evaluations, deployments. An edge points from the thing made to what it was made from, is written in the
/// transaction that made the thing, and never changes. Thread-safe.
///
/// Nodes are only names here; whoever shows them asks the stage that owns the kind, which also knows the project.
public final class Lineage {

    public static final String DATASET_VERSION = "dataset_version";
    public static final String LABEL_SNAPSHOT = "label_snapshot";
    /// The answered reviews of an endpoint, by its name.
    public static final String REVIEW = "review";

    public static final String RUN = "run";
    public static final String MODEL_VERSION = "model_version";
    public static final String EVALUATION = "evaluation";

    private static final int DEEPEST = 32;
    private static final int MOST_EDGES = 2_000;

    /// Which way to walk.
    public enum Direction {
        /// Towards what a thing was made from.
        UP,
        /// Towards what was made from it.
        DOWN
    }

    private final Store store;
    private final Clock clock;
    private final LineageStore edges = new LineageStore();

    public Lineage(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Says, if and when the transaction commits, that one thing came of another. Saying it twice is the same
    /// as once.
    ///
    /// @param relation a verb that reads from the first to the second, such as `read`
    public void edge(Tx tx, Node from, Node to, String relation) {
        edges.insert(tx, new Edge(from, to, relation), clock.millis());
    }

    /// Everything within so many steps of a node, each node and edge once.
    ///
    /// @param depth how many steps to go, 1 to 32
    public Graph walk(Node start, Direction direction, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw ProblemException.broken("depth", depth, "be 1 to 32");
        }
        boolean up = direction == Direction.UP;
        List<Edge> found = store.read(tx -> edges.walk(tx, start, up, depth, MOST_EDGES + 1));
        List<Edge> kept = found.subList(0, Math.min(found.size(), MOST_EDGES));
        Map<Node, Integer> reached = order(start, kept, up);
        boolean deepEnough = reached.values().stream().allMatch(steps -> steps < depth);
        return new Graph(List.copyOf(reached.keySet()), kept, found.size() <= MOST_EDGES && deepEnough);
    }

    /// The nodes with their distance from the start, nearest first.
    private static Map<Node, Integer> order(Node start, List<Edge> edges, boolean up) {
        Map<Node, List<Node>> next = new HashMap<>();
        for (Edge edge : edges) {
            next.computeIfAbsent(up ? edge.from() : edge.to(), _ -> new ArrayList<>())
                    .add(up ? edge.to() : edge.from());
        }
        Map<Node, Integer> reached = new LinkedHashMap<>();
        reached.put(start, 0);
        Queue<Node> open = new ArrayDeque<>(List.of(start));
        for (Node node = open.poll(); node != null; node = open.poll()) {
            int steps = reached.getOrDefault(node, 0) + 1;
            for (Node neighbour : next.getOrDefault(node, List.of())) {
                if (reached.putIfAbsent(neighbour, steps) == null) {
                    open.add(neighbour);
                }
            }
        }
        return reached;
    }
}
