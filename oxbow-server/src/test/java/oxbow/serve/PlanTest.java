package oxbow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;

class PlanTest {

    private static final double NINETY_DAYS = 90 * 86_400.0;

    private static Plan canary(List<Step> steps, double judgingAge) {
        return new Plan(Pattern.CANARY, steps, judgingAge, 0.01, 0.05, 1);
    }

    @Test
    void theLongestPlanIsTwentyStepsOfNinetyDays() {
        Step longest = new Step(0.5, NINETY_DAYS, 10_000_000);
        assertThat(canary(Collections.nCopies(20, longest), NINETY_DAYS).steps())
                .hasSize(20);
    }

    @Test
    void whatIsLongerIsRefusedAllAtOnce() {
        List<Step> steps = Collections.nCopies(21, new Step(0.5, NINETY_DAYS + 1, 10_000_001));
        ProblemException wrong = catchThrowableOfType(ProblemException.class, () -> canary(steps, NINETY_DAYS + 1));
        assertThat(wrong.problems())
                .extracting(Problem::message)
                .hasSize(1 + 2 * 21 + 1)
                .contains(
                        "The number of steps (21) must be at most 20.",
                        "The min_dwell_s of step 21 (7776001.0) must be 0 to 7776000 (90 days).",
                        "The min_judged of step 1 (10000001) must be 0 to 10000000.",
                        "The judging_age_s (7776001.0) must be above 0 and at most 7776000 (90 days).");
    }

    @Test
    void aDwellThatIsNoNumberIsRefused() {
        assertThat(catchThrowableOfType(ProblemException.class, () -> canary(List.of(new Step(0.5, Double.NaN, 0)), 1)))
                .hasMessageContaining("min_dwell_s of step 1 (NaN)");
    }
}
