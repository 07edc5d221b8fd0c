package oxbow.access;

import java.time.Instant;

/// What keeps the work of one team apart from that of others. A project called `default` exists from the first
/// start.
///
/// @param name unique on the server, usable wherever the id is
/// @param title how to call it on pages
public record Project(String id, String name, String title, Instant createdAt) {}
