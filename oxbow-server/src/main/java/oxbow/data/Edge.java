package oxbow.data;

/// Says that one thing came of another.
///
/// @param from the thing that was made
/// @param to what it was made from
/// @param relation a verb that reads from the first to the second, such as `read` or `made_by`
public record Edge(Node from, Node to, String relation) {}
