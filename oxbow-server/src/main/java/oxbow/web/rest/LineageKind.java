package oxbow.web.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.data.Edge;

/// Knows the nodes of one kind in the graph of what was made from what.
public interface LineageKind {

    /// What a node is, if there is one with that id in the project.
    Optional<Shown> show(String projectId, String id);

    /// Edges from such a node that the graph does not keep, because the stage that owns it knows them anyway.
    default List<Edge> origins(String projectId, String id) {
        return List.of();
    }

    /// How a node is shown.
    ///
    /// @param title how people call it
    /// @param href the path of its resource, if it has one
    /// @param detail a few facts by name
    record Shown(String title, Optional<String> href, Map<String, Object> detail) {}
}
