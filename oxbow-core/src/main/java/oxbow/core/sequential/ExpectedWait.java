package oxbow.core.sequential;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How long will a verdict take? Said before a rollout starts, so that nobody waits for what cannot come.
///
/// Every answer is a median in judged requests: half of such rollouts take longer, one in ten more than twice
/// as long. It comes from simulating the very test that will decide, 201 to 2,001 times with a fixed seed, so
/// equal questions get equal answers; the simulation error is 2 to 8 %. Waits beyond the simulated length are
/// extrapolated from the growth of the evidence. Costs milliseconds, up to about half a second where a verdict
/// takes very long.
public final class ExpectedWait {
    /// The answer when the evidence does not grow: no verdict is to be expected.
    public static final long NEVER = Long.MAX_VALUE;

    private static final int FEWEST_REPETITIONS = 201;
    private static final int MOST_REPETITIONS = 2_001;
    private static final long EVENTS_IN_ALL = 1_000_000;
    private static final int MOST_EVENTS = 30_000;
    private static final long SEED = 20_261_121;

    private ExpectedWait() {}

    /// Requests of both arms together until [RateRatioTest] shows that the candidate is worse.
    ///
    /// @param baselineRate error rate of the champion, 0 to 1
    /// @param candidateRate error rate of the candidate, 0 to 1
    /// @param weight share of the traffic that the candidate gets, 0 to 1
    /// @param alpha error probability of the verdict, between 0 and 1
    /// @param margin ratio of error rates that is tolerated, above 0
    public static long requestsToRollback(
            double baselineRate, double candidateRate, double weight, double alpha, double margin) {
        return requests(Direction.WORSE, baselineRate, candidateRate, weight, alpha, margin);
    }

    /// Requests of both arms together until [RateRatioTest] shows that the candidate is better.
    ///
    /// @param baselineRate error rate of the champion, 0 to 1
    /// @param candidateRate error rate of the candidate, 0 to 1
    /// @param weight share of the traffic that the candidate gets, 0 to 1
    /// @param alpha error probability of the verdict, between 0 and 1
    /// @param margin ratio of error rates that it must stay below, above 0
    public static long requestsToProveBetter(
            double baselineRate, double candidateRate, double weight, double alpha, double margin) {
        return requests(Direction.BETTER, baselineRate, candidateRate, weight, alpha, margin);
    }

    /// Requests seen by both until [PairedShadowTest] without a margin shows which one is better.
    ///
    /// @param onlyCandidateWrongRate share of requests that only the candidate gets wrong, 0 to 1
    /// @param onlyChampionWrongRate share of requests that only the champion gets wrong, 0 to 1
    /// @param alpha error probability of the verdict, between 0 and 1
    public static long requestsToPairedVerdict(
            double onlyCandidateWrongRate, double onlyChampionWrongRate, double alpha) {
        double threshold = EValues.logThreshold(alpha);
        double more = Math.max(EValues.requireRate(onlyCandidateWrongRate), EValues.requireRate(onlyChampionWrongRate));
        double either = onlyCandidateWrongRate + onlyChampionWrongRate;
        if (either > 1) {
            throw new IllegalArgumentException("The shares (%s and %s) must add up to 1 at most."
                    .formatted(onlyCandidateWrongRate, onlyChampionWrongRate));
        }
        if (onlyCandidateWrongRate == onlyChampionWrongRate) {
            return NEVER;
        }
        double theta = more / either;
        double rest = theta == 1 ? 0 : (1 - theta) * Math.log(2 * (1 - theta));
        double growth = theta * Math.log(2 * theta) + rest;
        return median(either, growth, threshold, random -> discordancesToVerdict(random, theta, threshold));
    }

    private static long requests(
            Direction direction, double baseline, double candidate, double weight, double alpha, double margin) {
        double w = EValues.requireWeight(weight);
        double threshold = EValues.logThreshold(alpha);
        EValues.requireMargin(margin);
        double canaryRate = w * EValues.requireRate(candidate);
        double errorRate = canaryRate + (1 - w) * EValues.requireRate(baseline);
        if (errorRate == 0 || w == 0 || w == 1) {
            return NEVER;
        }
        List<Double> alternatives = RateRatioTest.alternatives(direction);
        double share = canaryRate / errorRate;
        double[] canary = new double[alternatives.size()];
        double[] champion = new double[alternatives.size()];
        double growth = 0;
        for (int i = 0; i < canary.length; i++) {
            canary[i] = RateRatioTest.factor(alternatives.get(i), margin, true, w);
            champion[i] = RateRatioTest.factor(alternatives.get(i), margin, false, w);
            growth = Math.max(growth, share * Math.log(canary[i]) + (1 - share) * Math.log(champion[i]));
        }
        return median(
                errorRate, growth, threshold, random -> errorsToVerdict(random, share, canary, champion, threshold));
    }

    /// One simulated rollout: the number of informative events until the verdict, or one more than are
    /// simulated.
    private interface Rollout {
        int eventsToVerdict(SplittableRandom random);
    }

    private static long median(double eventRate, double growth, double threshold, Rollout rollout) {
        if (growth <= 0) {
            return NEVER;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] waits = new double[MOST_REPETITIONS];
        int repetitions = 0;
        for (long seen = 0; repetitions < FEWEST_REPETITIONS || seen < EVENTS_IN_ALL; ) {
            if (repetitions == MOST_REPETITIONS) {
                break;
            }
            int events = rollout.eventsToVerdict(random);
            boolean open = events > MOST_EVENTS;
            waits[repetitions++] = open ? Double.POSITIVE_INFINITY : requestsFor(random, events, eventRate);
            seen += events;
        }
        Arrays.sort(waits, 0, repetitions);
        double middle = waits[repetitions / 2];
        double extrapolated = (threshold + Math.log(MOST_EVENTS)) / growth / eventRate;
        double wait = Double.isFinite(middle) ? middle : Math.max(extrapolated, MOST_EVENTS / eventRate);
        return wait < 1e15 ? Math.round(wait) : NEVER;
    }

    private static int errorsToVerdict(
            SplittableRandom random, double share, double[] canary, double[] champion, double threshold) {
        double enough = Math.exp(threshold) * canary.length;
        double[] evidence = new double[canary.length];
        Arrays.fill(evidence, 1);
        for (int events = 1; events <= MOST_EVENTS; events++) {
            double[] factors = random.nextDouble() < share ? canary : champion;
            double sum = 0;
            for (int i = 0; i < evidence.length; i++) {
                evidence[i] *= factors[i];
                sum += evidence[i];
            }
            if (sum >= enough) {
                return events;
            }
        }
        return MOST_EVENTS + 1;
    }

    /// Looks at every event at first, later at every hundredth part of those seen, which adds 1 % to the wait
    /// at most.
    private static int discordancesToVerdict(SplittableRandom random, double theta, double threshold) {
        long against = 0;
        int next = 1;
        for (int events = 1; events <= MOST_EVENTS; events++) {
            if (random.nextDouble() < theta) {
                against++;
            }
            if (events == next) {
                if (PairedShadowTest.logEvidence(against, events - against, 0.5) >= threshold) {
                    return events;
                }
                next += 1 + events / 100;
            }
        }
        return MOST_EVENTS + 1;
    }

    /// Requests until so many events, one by one while they are few, by their mean where chance averages out.
    private static double requestsFor(SplittableRandom random, int events, double rate) {
        if (rate >= 1 || events > 2_000) {
            return events / rate;
        }
        double requests = 0;
        for (int i = 0; i < events; i++) {
            requests += 1 + Math.floor(Math.log1p(-random.nextDouble()) / Math.log1p(-rate));
        }
        return requests;
    }
}
