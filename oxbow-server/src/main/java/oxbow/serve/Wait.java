package oxbow.serve;

import java.util.OptionalDouble;

/// How long a verdict is expected to take: a median under the assumptions it states, no promise.
///
/// @param requests requests of all arms together from the start to the verdict; negative if it cannot be told
/// @param seconds the same in time, if the rate of requests is known
/// @param assumes what was assumed, as whole sentences
public record Wait(long requests, OptionalDouble seconds, String assumes) {}
