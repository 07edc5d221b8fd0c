package oxbow.work;

import java.time.Instant;

/// Something that has become true.
///
/// @param offset its place in the one order of all events, which is the order of their commits; starts at 1
/// @param id never changes; consumers tell by it whether they have seen the event
/// @param type what happened, such as `rollout.promoted`
/// @param subject the id of what it happened to
/// @param data details as a JSON object
public record Event(long offset, String id, String projectId, String type, String subject, String data, Instant at) {}
