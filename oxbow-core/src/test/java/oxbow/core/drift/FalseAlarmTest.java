package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import oxbow.core.profile.FrozenBins;

/// The promise: at most one expected alarm per `THRESHOLD` rows that are exchangeable.
class FalseAlarmTest {
    private static final double THRESHOLD = 10_000;
    private static final int STREAMS = 100;
    private static final int ROWS = 20_000;
    private static final long ALLOWED = (long) (STREAMS * ROWS / THRESHOLD);
    private static final String BESIDE =
            "alarms in %,d rows; a dummy that never alarms 0, one that alarms every 10,000 rows %d"
                    .formatted((long) STREAMS * ROWS, ALLOWED);

    @Test
    void independentRowsAlarmLessOftenThanPromised() {
        long alarms = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            DoubleSupplier values = Streams.normal(new SplittableRandom(stream), 3, 2);
            ConformalDetector detector = Streams.detector(values, 500, 20, THRESHOLD, stream);
            alarms += Streams.alarms(detector, values, ROWS);
        }
        assertThat(alarms)
                .as(BESIDE)
                .isLessThanOrEqualTo(ALLOWED)
                .as("not silent")
                .isGreaterThan(ALLOWED / 10);
    }

    @Test
    void aTinyReferenceDoesNotBreakThePromise() {
        long alarms = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            DoubleSupplier values = Streams.normal(new SplittableRandom(1_000 + stream), 0, 1);
            ConformalDetector detector = Streams.detector(values, 50, 10, THRESHOLD, stream);
            alarms += Streams.alarms(detector, values, ROWS);
        }
        assertThat(alarms).as(BESIDE).isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void tiesAndRareCategoriesDoNotBreakThePromise() {
        FrozenBins bins = FrozenBins.categories(4);
        long alarms = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            SplittableRandom random = new SplittableRandom(2_000 + stream);
            DoubleSupplier values = () -> {
                double u = random.nextDouble();
                return u < 0.9 ? 0 : u < 0.98 ? 1 : u < 0.999 ? 2 : Double.NaN;
            };
            ConformalDetector detector = new ConformalDetector(bins, new long[bins.size() + 1], THRESHOLD, stream);
            alarms += Streams.alarms(detector, values, ROWS);
        }
        assertThat(alarms).as(BESIDE).isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void aSmallFixedReferenceWithoutSlackWouldBreakThePromise() {
        long alarms = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            SplittableRandom random = new SplittableRandom(3_000 + stream);
            double[] reference = random.doubles(200).toArray();
            FrozenBins bins = FrozenBins.uniform(0, 1, 20);
            alarms += alarmsAgainstFixedReference(random, bins, Streams.counts(bins, reference));
        }
        assertThat(alarms).as(BESIDE).isGreaterThan(2 * ALLOWED);
    }

    @Test
    void rowsThatResembleTheirNeighboursBreakTheCondition() {
        long alarms = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            SplittableRandom random = new SplittableRandom(4_000 + stream);
            double[] last = {0};
            DoubleSupplier values = () -> last[0] = 0.6 * last[0] + 0.8 * random.nextGaussian();
            ConformalDetector detector = Streams.detector(values, 500, 20, THRESHOLD, stream);
            alarms += Streams.alarms(detector, values, ROWS);
        }
        assertThat(alarms).as("lag-1 correlation .6: " + BESIDE).isGreaterThan(10 * ALLOWED);
    }

    @Test
    void theBudgetIsSharedAmongDependentDetectors() {
        DriftBudget budget = new DriftBudget(2_000, 5);
        long alarms = 0;
        int rows = 200_000;
        SplittableRandom random = new SplittableRandom(5);
        double[] current = {0};
        DoubleSupplier shared = () -> current[0];
        ConformalDetector[] detectors = new ConformalDetector[budget.detectors()];
        for (int k = 0; k < detectors.length; k++) {
            DoubleSupplier own = Streams.normal(random, 0, 1);
            detectors[k] = Streams.detector(own, 400, 10 + k, budget.threshold(), k);
        }
        for (int row = 0; row < rows; row++) {
            current[0] = random.nextGaussian();
            for (ConformalDetector detector : detectors) {
                alarms += Streams.alarms(detector, shared, 1);
            }
        }
        assertThat(alarms)
                .as("alarms of 5 detectors on one feature in %d rows", rows)
                .isLessThanOrEqualTo(rows / 2_000);
    }

    @Test
    void everyBetIsFair() {
        for (int bet = 0; bet < Bets.size(); bet++) {
            double mean = 0;
            for (int cell = 0; cell < Bets.CELLS; cell++) {
                mean += Bets.factor(cell, bet) / Bets.CELLS;
            }
            assertThat(mean).as("mean pay-out of bet %d", bet).isBetween(1 - 1e-12, 1 + 1e-12);
        }
    }

    @Test
    void theLearnedBetIsFairAfterAnyHistory() {
        SplittableRandom random = new SplittableRandom(6);
        LearnedBet bet = new LearnedBet(64);
        for (int i = 0; i < 10_000; i++) {
            bet.factorAndLearn(random.nextInt(1 + random.nextInt(LearnedBet.CELLS)));
        }
        double sum = 0;
        for (int cell = 0; cell < LearnedBet.CELLS; cell++) {
            sum += bet.share(cell);
        }
        assertThat(sum).isBetween(1 - 1e-12, 1 + 1e-12);
    }

    @Test
    void ranksOfExchangeableRowsAreUniformAndIndependent() {
        SplittableRandom random = new SplittableRandom(7);
        int[][] pairs = new int[4][4];
        for (int i = 0; i < 20_000; i++) {
            GrowingReference reference = new GrowingReference(new long[] {0, 0, 0}, i);
            for (int row = 0; row < 3; row++) {
                reference.rankAndAdd(random.nextInt(10) < 7 ? 1 : 2);
            }
            int one = (int) (4 * reference.rankAndAdd(random.nextInt(10) < 7 ? 1 : 2));
            int two = (int) (4 * reference.rankAndAdd(random.nextInt(10) < 7 ? 1 : 2));
            pairs[one][two]++;
        }
        assertThat(Arrays.stream(pairs).flatMapToInt(Arrays::stream).boxed())
                .as("each of 16 cells expects 1,250 with a standard deviation of 34")
                .allMatch(count -> count > 1_100 && count < 1_400);
    }

    private static long alarmsAgainstFixedReference(SplittableRandom random, FrozenBins bins, long[] fixed) {
        Evidence evidence = new Evidence();
        double total = Arrays.stream(fixed).sum();
        double[] below = new double[fixed.length + 1];
        for (int bin = 0; bin < fixed.length; bin++) {
            below[bin + 1] = below[bin] + fixed[bin];
        }
        long alarms = 0;
        for (int row = 1; row <= ROWS; row++) {
            int bin = bins.bin(random.nextDouble());
            double rank = (below[bin] + random.nextDouble() * (fixed[bin] + 1)) / (total + 1);
            if (evidence.add(rank, row) >= THRESHOLD) {
                alarms++;
                evidence.clear();
            }
        }
        return alarms;
    }
}
