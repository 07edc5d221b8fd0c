package oxbow.serve;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the judge concluded and why.
///
/// @param decision `advance`, `promote`, `roll_back`, `hold`, `candidate_better` or `candidate_worse`
/// @param because whole sentences
/// @param evidence the numbers that decided, with the bound each had to reach
/// @param valid for how long the error guarantee holds: `anytime`, however often one looks
/// @param at the judging time of the request that tipped it
public record Verdict(String decision, List<String> because, Map<String, Double> evidence, String valid, Instant at) {

    public Verdict {
        because = List.copyOf(because);
        evidence = Map.copyOf(evidence);
    }
}
