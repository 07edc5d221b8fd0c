package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.apache.datasketches.hll.HllSketch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulation")
class HyperLogLogErrorTest {

    /// Mean and root mean square of the relative error over sketches of n random values each.
    private record Errors(double bias, double spread) {
        static Errors own(int lgK, int n, int seeds) {
            double sum = 0;
            double squares = 0;
            for (int seed = 0; seed < seeds; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                HyperLogLogBuilder builder = new HyperLogLogBuilder(lgK);
                for (int i = 0; i < n; i++) {
                    builder.add(random.nextLong());
                }
                double error = builder.build().estimate() / n - 1;
                sum += error;
                squares += error * error;
            }
            return new Errors(sum / seeds, Math.sqrt(squares / seeds));
        }

        static Errors theirs(int lgK, int n, int seeds) {
            double sum = 0;
            double squares = 0;
            for (int seed = 0; seed < seeds; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                HllSketch sketch = new HllSketch(lgK);
                for (int i = 0; i < n; i++) {
                    sketch.update(random.nextLong());
                }
                double error = sketch.getCompositeEstimate() / n - 1;
                sum += error;
                squares += error * error;
            }
            return new Errors(sum / seeds, Math.sqrt(squares / seeds));
        }
    }

    private static void holds(int lgK, int n, int seeds) {
        Errors errors = Errors.own(lgK, n, seeds);
        double stated = 1.04 / Math.sqrt(1 << lgK);

        assertThat(errors.spread()).as("spread at n = %d", n).isLessThan(stated * (1 + 3 / Math.sqrt(2.0 * seeds)));
        assertThat(Math.abs(errors.bias())).as("bias at n = %d", n).isLessThan(3.5 * stated / Math.sqrt(seeds));
    }

    @Test
    void theErrorIsAsStatedFromFewToMany() {
        for (int n : new int[] {10, 60, 100, 300, 640, 2_000, 2_560, 5_120, 20_000}) {
            holds(10, n, 200);
        }
    }

    @Test
    @Tag("nightly")
    void theErrorIsAsStatedUpToAMillion() {
        for (int n : new int[] {10, 300, 1_000, 3_000, 10_000, 12_000, 20_000, 100_000, 1_000_000}) {
            holds(12, n, 400);
        }
    }

    @Test
    void theErrorIsAboutThatOfDataSketchesAfterMerging() {
        for (int n : new int[] {1_000, 10_000}) {
            double own = Errors.own(10, n, 200).spread();

            assertThat(own).isLessThan(1.2 * Errors.theirs(10, n, 200).spread());
        }
    }

    /// The broken variant: a hash that leaves whole numbers as they are.
    @Test
    void withoutAStrongHashTheErrorIsNotAsStated() {
        HyperLogLogBuilder builder = new HyperLogLogBuilder(10);
        for (long i = 0; i < 20_000; i++) {
            builder.addHash(i);
        }

        assertThat(Math.abs(builder.build().estimate() / 20_000 - 1)).isGreaterThan(10 * 1.04 / 32);
    }
}
