package oxbow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import oxbow.predict.Recipe;
import oxbow.predict.Signature;

class WaitsTest {

    private static final Optional<Double> FIVE = Optional.of(5.0);
    private static final double AGE = 3600;
    private static final Deployment SOME = new Deployment(
            "d",
            "e",
            "digits/1",
            "m",
            "digest",
            new Signature(List.of(), List.of(), List.of(), Optional.empty()),
            Recipe.IDENTITY,
            true,
            Instant.EPOCH);

    private final Waits waits = new Waits();

    private static ErrorRates counted(double champion, double candidate, long n) {
        return new ErrorRates(champion, candidate, Optional.of(n), Optional.of(n), "Evaluated");
    }

    private Wait wait(Pattern pattern, double margin, ErrorRates rates, Optional<Double> perSecond) {
        Plan plan = new Plan(pattern, List.of(new Step(.1, 0, 0), new Step(.5, 0, 0)), AGE, .01, .05, margin);
        Terms terms = new Terms(
                "r", "e", "p", "digits", plan, SOME, SOME, "salt", 0, 1, Optional.of(rates), "me", Instant.EPOCH);
        return waits.of(terms, 0, Tally.NONE.waiting(0, perSecond)).orElseThrow();
    }

    @Test
    void noiseIsNoForecast() {
        Wait wait = wait(Pattern.CANARY, 1, counted(.0686, .0709, 437), FIVE);
        assertThat(wait.requests()).isEmpty();
        assertThat(wait.seconds()).isEmpty();
        assertThat(wait.undefined()).hasValueSatisfying(why -> assertThat(why).contains("by more than chance"));
        assertThat(wait.assumes()).contains("candidate 7.09 % of 437").doesNotContain("first verdict");
        assertThat(wait(Pattern.SHADOW, 1, counted(.05, .05, 437), FIVE).requests())
                .isEmpty();
    }

    @Test
    void aDifferenceBeyondChanceIsForecastInRequestsAndTimeWithTheJudgingAge() {
        Wait wait = wait(Pattern.CANARY, 1, counted(.249, .039, 437), FIVE);
        long requests = wait.requests().orElseThrow();
        assertThat(requests).isPositive();
        assertThat(wait.seconds().orElseThrow()).isCloseTo(requests / 5.0 + AGE, Percentage.withPercentage(.1));
        assertThat(wait.undefined()).isEmpty();
        assertThat(wait(Pattern.CANARY, 1, counted(.249, .039, 437), Optional.empty())
                        .seconds())
                .isEmpty();
    }

    @Test
    void onlyACanaryWithMoreStepsIsToldOfLaterSteps() {
        assertThat(wait(Pattern.CANARY, 1, counted(.249, .039, 437), FIVE).assumes())
                .contains("later steps");
        assertThat(wait(Pattern.SHADOW, 1, counted(.249, .039, 437), FIVE).assumes())
                .endsWith("that it is better.");
    }

    @Test
    void ratesAreHeldAgainstTheMargin() {
        assertThat(wait(Pattern.CANARY, 1.5, counted(.07, .07, 100), FIVE).requests())
                .isEmpty();
        assertThat(wait(Pattern.CANARY, 1.5, counted(.07, .07, 10_000), FIVE).assumes())
                .contains("not worse than 1.5 times");
    }
}
