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
                share(tally.champion()),
                share(tally.canary()),
                Optional.of(tally.champion().labelled()),
                Optional.of(tally.canary().labelled()),
                "Observed shares of keys with an error so far"));
    }

    private static double share(ArmTally arm) {
        return Math.min(1, (double) arm.errors() / arm.labelled());
    }

    private Wait wait(Terms terms, int step, ErrorRates rates, Tally tally) {
        Plan plan = terms.plan();
        String known = rates.from() + " (champion " + percent(rates.champion(), rates.championCases()) + ", candidate "
                + percent(rates.candidate(), rates.candidateCases()) + ").";
        if (!rates.differ(plan.margin())) {
            return Wait.unknown(
                    "How long a verdict will take cannot be told: the error rates known so far do not differ by more"
                            + " than chance.",
                    known);
        }
        boolean worse = rates.candidate() > rates.champion() * plan.margin();
        long judged = judged(plan, step, rates, worse);
        if (judged == ExpectedWait.NEVER) {
            return Wait.unknown("At these error rates no verdict is to be expected.", known);
        }
        double labelShare = labelShare(tally);
        long requests = Math.round(Math.max(judged, plan.step(step).minJudged()) / labelShare);
        double rate = perSecond(tally);
        OptionalDouble seconds = rate > 0
                ? OptionalDouble.of(Math.max(plan.step(step).minDwellS(), requests / rate) + plan.judgingAgeS())
                : OptionalDouble.empty();
        String assumes = known + " One request per key, labels for " + percent(labelShare)
                + " of requests by the judging age; half of such rollouts take longer. The first verdict expected is "
                + expected(plan, step, worse);
        return new Wait(Optional.of(requests), seconds, Optional.empty(), assumes);
    }

    private long judged(Plan plan, int step, ErrorRates rates, boolean worse) {
        Question question = new Question(
                plan.pattern(),
                worse,
                rounded(rates.champion()),
                rounded(rates.candidate()),
                plan.step(step).weight(),
                worse ? plan.alphaRollback() : plan.alphaPromote(),
                plan.margin());
        long judged = known.computeIfAbsent(question, Waits::simulated);
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        return judged;
    }

    private static String expected(Plan plan, int step, boolean worse) {
        if (worse) {
            return "that the candidate is worse.";
        }
        String better =
                plan.margin() > 1 ? "that it is not worse than " + plan.margin() + " times" : "that it is better";
        boolean more = plan.pattern() == Pattern.CANARY && step < plan.steps().size() - 1;
        return better + (more ? "; later steps add their dwell." : ".");
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

    /// Of those judged, or while these are few, of those that wait for their age; 0 if neither tells.
    private static double perSecond(Tally tally) {
        long requests = tally.paired().isPresent()
                ? tally.champion().requests()
                : tally.canary().requests() + tally.champion().requests();
        long span = tally.lastAt() - tally.firstAt();
        return requests < ENOUGH_KEYS || span <= 0 ? tally.waitingPerSecond().orElse(0.0) : requests * 1000.0 / span;
    }

    private static double rounded(double rate) {
        return new BigDecimal(rate)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    private static String percent(double share, Optional<Long> cases) {
        return percent(share) + cases.map(n -> " of " + n).orElse("");
    }

    private static String percent(double share) {
        return new BigDecimal(share * 100)
                        .round(new MathContext(DIGITS + 1, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
