package oxbow.data;

import java.util.List;

/// A part of the graph of what was made from what.
///
/// @param nodes in the order they were reached, the start first
/// @param edges every edge that was walked, each once
/// @param complete whether nothing was cut off by the limit on depth or size
public record Graph(List<Node> nodes, List<Edge> edges, boolean complete) {

    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
