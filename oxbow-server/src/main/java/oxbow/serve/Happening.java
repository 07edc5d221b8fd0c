package oxbow.serve;

import java.time.Instant;
import java.util.List;

/// An entry in a rollout's history.
///
/// @param what `started`, `advanced`, `promoted`, `rolled_back`, `held`, `verdict`
/// @param by the name of the person or `judge`
/// @param step the step it led to, from 0
/// @param weight the candidate's share of keys from then on
/// @param snapshot the version of the endpoint's snapshot from then on
/// @param because whole sentences
public record Happening(
        Instant at, String what, String by, int step, double weight, long snapshot, List<String> because) {

    public Happening {
        because = List.copyOf(because);
    }
}
