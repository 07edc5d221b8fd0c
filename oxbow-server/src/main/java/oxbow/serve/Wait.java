package oxbow.serve;

import java.util.Optional;
import java.util.OptionalDouble;

/// How long a verdict is expected to take: a median under the assumptions it states, no promise.
///
/// @param requests requests of all arms together from the start to the verdict; empty if it cannot be told
/// @param seconds the same in time, the judging age included, if the rate of requests is known
/// @param undefined why it cannot be told, as a whole sentence
/// @param assumes what was assumed, as whole sentences
public record Wait(Optional<Long> requests, OptionalDouble seconds, Optional<String> undefined, String assumes) {

    static Wait unknown(String reason, String assumes) {
        return new Wait(Optional.empty(), OptionalDouble.empty(), Optional.of(reason), assumes);
    }
}
