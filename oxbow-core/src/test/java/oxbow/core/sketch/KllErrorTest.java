package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulation")
class KllErrorTest {
    private static final int RANKS = 19;

    /// Errors of one sketch at the ranks .05, .10, …, .95.
    private static double[] errors(KllSketch sketch) {
        double[] errors = new double[RANKS];
        for (int i = 0; i < RANKS; i++) {
            double v = Math.floor((i + 1) * sketch.n() / (RANKS + 1.0));
            errors[i] = sketch.rank(v) - (v + 1) / sketch.n();
        }
        return errors;
    }

    private static double largest(KllSketch sketch) {
        double[] values = sketch.values();
        long[] cumulative = sketch.cumulativeWeights();
        double largest = 0;
        double before = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(before - values[i] / sketch.n()));
            before = (double) cumulative[i] / sketch.n();
            largest = Math.max(largest, Math.abs(before - (values[i] + 1) / sketch.n()));
        }
        return largest;
    }

    private static void holdsIn99Of100(int seeds, IntFunction<KllSketch> make) {
        int[] single = new int[RANKS];
        int uniform = 0;
        for (int seed = 0; seed < seeds; seed++) {
            KllSketch sketch = make.apply(seed);
            double[] errors = errors(sketch);
            for (int i = 0; i < RANKS; i++) {
                single[i] += Math.abs(errors[i]) > sketch.rankError() ? 1 : 0;
            }
            uniform += largest(sketch) > sketch.uniformRankError() ? 1 : 0;
        }
        double most = 0.01 * seeds + 3 * Math.sqrt(0.01 * 0.99 * seeds);
        assertThat(Arrays.stream(single).max().orElseThrow()).isLessThanOrEqualTo((int) most);
        assertThat(uniform).isLessThanOrEqualTo((int) most);
    }

    private static KllSketch parts(int k, int n, int parts, int seed) {
        double[] values = Shuffled.numbers(n, seed);
        KllSketch all = KllSketch.empty(k);
        for (int part = 0; part < parts; part++) {
            KllBuilder builder = new KllBuilder(k, 1_000L * seed + part);
            all = all.merge(builder.add(values, n / parts * part, n / parts * (part + 1))
                    .build());
        }
        return all;
    }

    @Test
    void theStatedErrorHoldsInOnePass() {
        holdsIn99Of100(300, seed -> Shuffled.sketch(64, seed, 3_000));
        holdsIn99Of100(100, seed -> Shuffled.sketch(64, seed, 25_000));
        holdsIn99Of100(100, seed -> Shuffled.sketch(200, seed, 10_000));
    }

    @Test
    void theStatedErrorHoldsWhereNeighboursAreDrawn() {
        holdsIn99Of100(200, seed -> Shuffled.sketch(24, seed, 20_000));
    }

    @Test
    void theStatedErrorHoldsForSortedValues() {
        double[] ascending = Shuffled.numbers(20_000, 0);
        Arrays.sort(ascending);

        holdsIn99Of100(
                100, seed -> new KllBuilder(64, seed).add(ascending, 0, 20_000).build());
    }

    @Test
    void mergedPartsHaveTheErrorOfOnePass() {
        holdsIn99Of100(100, seed -> parts(64, 10_000, 10, seed));
        holdsIn99Of100(60, seed -> parts(64, 20_000, 200, seed));
    }

    @Test
    @Tag("nightly")
    void theStatedErrorHoldsAtEverySize() {
        for (int k : new int[] {16, 64, 200, 1_024}) {
            for (int times : new int[] {2, 3, 7, 30, 100, 1_000}) {
                holdsIn99Of100(500, seed -> Shuffled.sketch(k, seed, k * times));
            }
        }
        for (int parts : new int[] {2, 10, 100, 1_000}) {
            holdsIn99Of100(300, seed -> parts(200, 200_000, parts, seed));
        }
        holdsIn99Of100(200, seed -> Shuffled.sketch(1_024, seed, 5_000_000));
    }

    @Test
    void theErrorIsNotAboveThatOfDataSketchesAtEqualSize() {
        for (int n : new int[] {2_000, 30_000}) {
            double own = 0;
            double theirs = 0;
            for (int seed = 0; seed < 120; seed++) {
                double[] values = Shuffled.numbers(n, seed);
                KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance(100);
                for (double value : values) {
                    sketch.update(value);
                }
                double[] errors = errors(Shuffled.sketch(100, seed, n));
                for (int i = 0; i < RANKS; i++) {
                    double v = Math.floor((i + 1) * n / (RANKS + 1.0));
                    double off = sketch.getRank(v, QuantileSearchCriteria.INCLUSIVE) - (v + 1) / n;
                    own += errors[i] * errors[i];
                    theirs += off * off;
                }
            }
            assertThat(own).as("squared error at n = %d", n).isLessThan(theirs);
        }
    }

    @Test
    void theStoredFormIsNotLargerThanThatOfDataSketches() {
        for (int n : new int[] {1, 100, 1_000, 30_000, 300_000}) {
            KllDoublesSketch theirs = KllDoublesSketch.newHeapInstance(200);
            for (double value : Shuffled.numbers(n, 1)) {
                theirs.update(value);
            }

            assertThat(Shuffled.sketch(200, 1, n).toBytes().length)
                    .as("bytes at n = %d", n)
                    .isLessThan(theirs.toByteArray().length * 11 / 10 + 16);
        }
    }

    /// Mean error at the median over many seeds, in standard errors.
    private static double bias(IntFunction<Coin> coins) {
        int seeds = 300;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            KllLevels levels = new KllLevels(32, coins.apply(seed));
            SplittableRandom random = new SplittableRandom(seed);
            long below = 0;
            for (int block = 0; block < 40; block++) {
                double[] sorted = random.doubles(256).sorted().toArray();
                below += Arrays.stream(sorted).filter(value -> value <= 0.5).count();
                levels.addBlock(sorted, 256, 0);
            }
            double error = KllView.of(levels.copy()).rank(0.5) - below / (40.0 * 256);
            sum += error;
            squares += error * error;
        }
        double mean = sum / seeds;
        return mean / Math.max(1e-12, Math.sqrt((squares / seeds - mean * mean) / seeds));
    }

    @Test
    void aFairCoinLeavesNoBiasAndNoCoinLeavesMuch() {
        assertThat(Math.abs(bias(Coin::new))).isLessThan(3.5);
        assertThat(Math.abs(bias(NoCoin::new))).isGreaterThan(8);
    }

    /// The broken variant: always the first of two.
    private static final class NoCoin extends Coin {
        NoCoin(long state) {
            super(state);
        }

        @Override
        int below(int n) {
            return 0;
        }
    }
}
