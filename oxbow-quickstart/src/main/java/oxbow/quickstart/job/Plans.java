package oxbow.quickstart.job;

import java.util.List;
import java.util.Map;

/// The plans of the demonstration's rollouts. Time is short in it: labels come after 0.4 s on average, so that five
/// mean delays are 2 s.
final class Plans {
    /// Mean delay of a label, in seconds.
    static final double LABEL_DELAY = .4;

    static final double JUDGING_AGE = 2;
    static final double ALPHA_ROLLBACK = .01;
    static final double ALPHA_PROMOTE = .05;

    /// Weight of the first step of a canary.
    static final double FIRST_WEIGHT = .1;

    private Plans() {}

    static Map<String, Object> shadow() {
        return plan("shadow", List.of(step(0, 2, 100)));
    }

    /// A tenth, a quarter, a half.
    static Map<String, Object> canary() {
        return plan("canary", List.of(step(FIRST_WEIGHT, 2, 50), step(.25, 2, 100), step(.5, 2, 200)));
    }

    private static Map<String, Object> plan(String pattern, List<Map<String, Object>> steps) {
        return Map.of(
                "pattern", pattern,
                "steps", steps,
                "judging_age_s", JUDGING_AGE,
                "alpha_rollback", ALPHA_ROLLBACK,
                "alpha_promote", ALPHA_PROMOTE,
                "margin", 1);
    }

    private static Map<String, Object> step(double weight, double minDwellS, int minJudged) {
        return Map.of("weight", weight, "min_dwell_s", minDwellS, "min_judged", minJudged);
    }
}
