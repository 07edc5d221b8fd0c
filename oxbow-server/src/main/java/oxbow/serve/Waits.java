package oxbow.serve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import oxbow.core.sequential.ExpectedWait;

/// Works out how long a verdict is expected to take: beforehand from error rates that somebody assumed or
/// evaluations measured, later from what was observed. Answers are kept, as each takes a simulation.
/// Thread-safe.
final class Waits {

    private static final int DIGITS = 2;
    private static final long ENOUGH_KEYS = 100;
    private static final long ENOUGH_ERRORS = 5;
    private static final int MOST_KEPT = 10_000;

    private final ConcurrentHashMap<Question, Long> known = new ConcurrentHashMap<>();

    private record Question(
            Pattern pattern,
            boolean worse,
            double champion,
            double candidate,
            double weight,
            double alpha,
            double margin) {}

    /// The wait, from the start of the rollout; empty if nothing is known about the error rates, or if no
    /// verdict is looked for.
    Optional<Wait> of(Terms terms, int step, Tally tally) {
        if (terms.plan().pattern() == Pattern.BLUE_GREEN) {
            return Optional.empty();
        }
        Optional<ErrorRates> rates = observed(tally).or(terms::assumed);
        return rates.map(known -> wait(terms, step, known, tally));
    }

    private static Optional<ErrorRates> observed(Tally tally) {
        boolean enough = tally.canary().labelled() >= ENOUGH_KEYS
                && tally.champion().labelled() >= ENOUGH_KEYS
                && tally.canary().errors() + tally.champion().errors() >= ENOUGH_ERRORS;
        if (!enough) {
            return Optional.empty();
        }
        return Optional.of(new ErrorRates(
                share(tally.champion()), share(tally.canary()), "Observed shares of keys with an error so far"));
    }

    private static double share(ArmTally arm) {
        return Math.min(1, (double) arm.errors() / arm.labelled());
    }

    private Wait wait(Terms terms, int step, ErrorRates rates, Tally tally) {
        Plan plan = terms.plan();
        double weight = plan.step(step).weight();
        boolean worse = rates.candidate() > rates.champion() * plan.margin();
        long judged = known.computeIfAbsent(
                new Question(
                        plan.pattern(),
                        worse,
                        rounded(rates.champion()),
                        rounded(rates.candidate()),
                        weight,
                        worse ? plan.alphaRollback() : plan.alphaPromote(),
                        plan.margin()),
                Waits::simulated);
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        double labelShare = labelShare(tally);
        String says = rates.from() + " (champion " + percent(rates.champion()) + ", candidate "
                + percent(rates.candidate()) + "), one request per key, labels for " + percent(labelShare)
                + " of requests by the judging age; half of such rollouts take longer. The first verdict expected is "
                + (worse ? "that the candidate is worse." : "that it is better; later steps add their dwell.");
        if (judged == ExpectedWait.NEVER) {
            return new Wait(-1, OptionalDouble.empty(), "No verdict is to be expected. " + says);
        }
        long requests = Math.round(Math.max(judged, plan.step(step).minJudged()) / labelShare);
        double rate = requestsPerSecond(tally);
        double dwell = plan.step(step).minDwellS();
        OptionalDouble seconds = rate > 0
                ? OptionalDouble.of(Math.max(dwell, requests / rate) + plan.judgingAgeS())
                : OptionalDouble.empty();
        return new Wait(requests, seconds, says);
    }

    private static long simulated(Question question) {
        if (question.pattern() == Pattern.SHADOW) {
            double both = question.champion() * question.candidate();
            return ExpectedWait.requestsToPairedVerdict(
                    question.candidate() - both, question.champion() - both, question.alpha());
        }
        return question.worse()
                ? ExpectedWait.requestsToRollback(
                        question.champion(),
                        question.candidate(),
                        question.weight(),
                        question.alpha(),
                        Math.max(1, question.margin()))
                : ExpectedWait.requestsToProveBetter(
                        question.champion(),
                        question.candidate(),
                        question.weight(),
                        question.alpha(),
                        question.margin());
    }

    private static double labelShare(Tally tally) {
        long requests = tally.canary().requests() + tally.champion().requests();
        long labelled = tally.canary().labelledRequests() + tally.champion().labelledRequests();
        return requests < ENOUGH_KEYS || labelled == 0 ? 1 : (double) labelled / requests;
    }

    private static double requestsPerSecond(Tally tally) {
        long requests = tally.paired().isPresent()
                ? tally.champion().requests()
                : tally.canary().requests() + tally.champion().requests();
        long span = tally.lastAt() - tally.firstAt();
        return requests < ENOUGH_KEYS || span <= 0 ? 0 : requests * 1000.0 / span;
    }

    private static double rounded(double rate) {
        return new BigDecimal(rate)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    private static String percent(double share) {
        return new BigDecimal(share * 100)
                        .round(new MathContext(DIGITS + 1, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
