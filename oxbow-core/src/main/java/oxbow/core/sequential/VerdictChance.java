package oxbow.core.sequential;

import java.util.SplittableRandom;
import java.util.function.Predicate;

/// How probable is a verdict within so many judged requests? The power of every test of a rollout, said before it
/// starts; [ExpectedWait] and [ExpectedScoreWait] turn the question round.
///
/// Every answer is the share of 201 to 1,001 simulated rollouts with a fixed seed in which the very test decides, so
/// equal questions get equal answers; its standard error is 1.6 to 3.5 points at most. Evidence is looked at after
/// every request at first, later at every hundredth part of those seen, which understates the answer a little. Costs
/// milliseconds to about a second; at most [#MOST_REQUESTS] requests.
public final class VerdictChance {
    /// The longest rollout that is simulated.
    public static final int MOST_REQUESTS = 1_000_000;

    private static final int FEWEST_REPETITIONS = 201;
    private static final int MOST_REPETITIONS = 1_001;
    private static final int REQUESTS_IN_ALL = 2_000_000;
    private static final long SEED = 20_261_121;

    private VerdictChance() {}

    /// Chance that [RateRatioTest] shows the claim of its direction, requests of both arms together.
    ///
    /// @param start the test before the first error, with its direction and margin
    /// @param baselineRate error rate of the champion, 0 to 1
    /// @param candidateRate error rate of the candidate, 0 to 1
    /// @param weight share of the traffic that the candidate gets, 0 to 1
    /// @param alpha error probability of the verdict, between 0 and 1
    /// @param requests judged requests, 1 or more
    public static double rateRatio(
            RateRatioTest start, double baselineRate, double candidateRate, double weight, double alpha, int requests) {
        double enough = Math.exp(EValues.logThreshold(alpha));
        double canaryRate = EValues.requireWeight(weight) * EValues.requireRate(candidateRate);
        double errorRate = canaryRate + (1 - weight) * EValues.requireRate(baselineRate);
        return chance(requests, random -> {
            RateRatioTest test = start;
            double n = nextEvent(random, 0, errorRate);
            for (; n <= requests; n = nextEvent(random, n, errorRate)) {
                test = test.error(random.nextDouble() * errorRate < canaryRate, weight);
                if (test.eValue() >= enough) {
                    return true;
                }
            }
            return false;
        });
    }

    /// Chance that [PairedShadowTest] without a margin shows that the candidate is worse; exchange the shares for
    /// better.
    ///
    /// @param onlyCandidateWrong share of requests that only the candidate gets wrong, 0 to 1
    /// @param onlyChampionWrong share of requests that only the champion gets wrong, 0 to 1
    /// @param alpha error probability of the verdict, between 0 and 1
    /// @param requests judged requests, 1 or more
    public static double paired(double onlyCandidateWrong, double onlyChampionWrong, double alpha, int requests) {
        double enough = EValues.logThreshold(alpha);
        double either = EValues.requireRate(onlyCandidateWrong) + EValues.requireRate(onlyChampionWrong);
        EValues.requireRate(either);
        return chance(requests, random -> {
            long against = 0;
            long events = 0;
            long look = 1;
            for (double n = nextEvent(random, 0, either); n <= requests; n = nextEvent(random, n, either)) {
                events++;
                against += random.nextDouble() * either < onlyCandidateWrong ? 1 : 0;
                if (events >= look) {
                    if (PairedShadowTest.logEvidence(against, events - against, 0.5) >= enough) {
                        return true;
                    }
                    look += 1 + events / 100;
                }
            }
            return false;
        });
    }

    /// Chance that [AbsoluteRateBound] proves an error rate below a limit.
    ///
    /// @param rate true error rate, 0 to 1
    /// @param limit to be proven, between 0 and 1
    /// @param alpha error probability of the verdict, between 0 and 1
    /// @param requests judged requests, 1 or more
    public static double provenBelow(double rate, double limit, double alpha, int requests) {
        double enough = EValues.logThreshold(alpha);
        EValues.requireRate(rate);
        EValues.logThreshold(limit);
        return chance(requests, random -> {
            int errors = 0;
            for (int n = 1, look = 1; n <= requests; n++) {
                errors += random.nextDouble() < rate ? 1 : 0;
                if (n == look || n == requests) {
                    boolean isBelow = errors < n * limit;
                    if (isBelow && new AbsoluteRateBound(n, errors).logEvidenceBelow(limit) >= enough) {
                        return true;
                    }
                    look += 1 + n / 100;
                }
            }
            return false;
        });
    }

    /// Chance that [SampleRatioTest] finds another share than planned.
    ///
    /// @param planned share of the canary, between 0 and 1
    /// @param truth share that it gets, 0 to 1
    /// @param alpha error probability of the verdict, between 0 and 1
    /// @param units keys, 1 or more
    public static double sampleRatio(double planned, double truth, double alpha, int units) {
        double enough = Math.exp(EValues.logThreshold(alpha));
        EValues.requireWeight(planned);
        EValues.requireWeight(truth);
        return chance(units, random -> {
            int canary = 0;
            for (int n = 1, look = 1; n <= units; n++) {
                canary += random.nextDouble() < truth ? 1 : 0;
                if (n == look || n == units) {
                    if (SampleRatioTest.of()
                                    .assigned(canary, n - canary, planned)
                                    .eValue()
                            >= enough) {
                        return true;
                    }
                    look += 1 + n / 100;
                }
            }
            return false;
        });
    }

    /// Scores as a mean and a deviation: what is simulated is half of the values that much below the mean and half
    /// above it.
    ///
    /// @param mean of the values
    /// @param deviation standard deviation, 0 or above
    public record Scores(double mean, double deviation) {
        /// Checks the deviation.
        public Scores {
            if (!(deviation >= 0) || !Double.isFinite(mean)) {
                throw new IllegalArgumentException(
                        "The deviation (%s) must not be below 0, and the mean (%s) be finite."
                                .formatted(deviation, mean));
            }
        }

        private double draw(SplittableRandom random) {
            return random.nextBoolean() ? mean + deviation : mean - deviation;
        }
    }

    /// Chance that [RunningMeanBound] on paired differences proves a mean above a margin.
    ///
    /// @param differences of the scores of both, candidate minus champion, within -1 and 1
    /// @param margin to be exceeded
    /// @param alpha error probability of that side, between 0 and 1
    /// @param pairs requests that both answered, 1 or more
    public static double runningMean(Scores differences, double margin, double alpha, int pairs) {
        return chance(pairs, random -> {
            RunningMeanBound bound = RunningMeanBound.of(ScoreRange.DIFFERENCE);
            for (int n = 1, look = 1; n <= pairs; n++) {
                bound = bound.add(differences.draw(random));
                if (n == look || n == pairs) {
                    if (bound.lower(alpha) > margin) {
                        return true;
                    }
                    look += 1 + n / 100;
                }
            }
            return false;
        });
    }

    /// Chance that [UnpairedMeans] proves a difference (canary minus champion) above a margin.
    ///
    /// @param canary scores of the canary, within 0 and 1
    /// @param champion scores of the champion, within 0 and 1
    /// @param margin to be exceeded
    /// @param weight share of the traffic that the canary gets, 0 to 1
    /// @param alpha error probability of that side, between 0 and 1
    /// @param requests of both arms, 1 or more
    public static double unpairedMeans(
            Scores canary, Scores champion, double margin, double weight, double alpha, int requests) {
        EValues.requireWeight(weight);
        return chance(requests, random -> {
            UnpairedMeans means = UnpairedMeans.start();
            for (int n = 1, look = 1; n <= requests; n++) {
                boolean toCanary = random.nextDouble() < weight;
                means = means.add(toCanary, (toCanary ? canary : champion).draw(random));
                if (n == look || n == requests) {
                    if (means.difference().lower(alpha) > margin) {
                        return true;
                    }
                    look += 1 + n / 100;
                }
            }
            return false;
        });
    }

    private static double chance(int requests, Predicate<SplittableRandom> decides) {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException(
                    "The requests (%d) must be between 1 and %d.".formatted(requests, MOST_REQUESTS));
        }
        int repetitions = Math.clamp(REQUESTS_IN_ALL / requests, FEWEST_REPETITIONS, MOST_REPETITIONS);
        SplittableRandom random = new SplittableRandom(SEED);
        int decided = 0;
        for (int i = 0; i < repetitions; i++) {
            decided += decides.test(random.split()) ? 1 : 0;
        }
        return (double) decided / repetitions;
    }

    /// Number of the next request that has an event of the given rate.
    private static double nextEvent(SplittableRandom random, double n, double rate) {
        if (rate <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return rate >= 1 ? n + 1 : n + 1 + Math.floor(Math.log1p(-random.nextDouble()) / Math.log1p(-rate));
    }
}
