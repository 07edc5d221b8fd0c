package oxbow.serve;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The newest tally of each active rollout, for those who look. Lost with the process: the judge works it out
/// again. Thread-safe.
final class TallyBoard {

    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

    void post(String rolloutId, Tally tally) {
        tallies.put(rolloutId, tally);
    }

    Optional<Tally> tally(String rolloutId) {
        return Optional.ofNullable(tallies.get(rolloutId));
    }

    void retain(Collection<String> rolloutIds) {
        tallies.keySet().retainAll(rolloutIds);
    }
}
