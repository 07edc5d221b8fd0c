package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import oxbow.core.stored.Family;
import oxbow.core.stored.StoredWriter;

class KllStoredTest {

    @Test
    void whatIsStoredComesBackAndGoesOnAsIfItHadNotBeenStored() {
        for (int n : new int[] {0, 1, 64, 65, 10_000}) {
            KllSketch sketch = Shuffled.sketch(64, n, n);
            KllSketch read = KllSketch.ofBytes(sketch.toBytes());

            assertThat(read).isEqualTo(sketch);
            assertThat(read.toBytes()).isEqualTo(sketch.toBytes());
            double[] more = Shuffled.numbers(5_000, 77);
            assertThat(read.toBuilder().add(more, 0, 5_000).build())
                    .isEqualTo(sketch.toBuilder().add(more, 0, 5_000).build());
        }
    }

    @Test
    void theBytesAreFixedForEver() {
        assertThat(KllSketch.empty(200).toBytes()).containsExactly(1, 1, 0x90, 3, 0, 0);
        assertThat(new KllBuilder(8, -1).add(1).add(2).build().toBytes())
                .containsExactly(
                        1, 1, 16, 4, 1, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40, 2, 4, 0, 0, 0, 0, 0, 0,
                        0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40);
        assertThat(Arrays.hashCode(Shuffled.sketch(32, 1, 100_000).toBytes())).isEqualTo(1_450_354_669);
    }

    @Test
    void bytesThatAreCutOrChangedAreRefusedOrStillASketch() {
        byte[] bytes = Shuffled.sketch(16, 1, 300).toBytes();
        SplittableRandom random = new SplittableRandom(4);
        int refusals = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] hostile = Arrays.copyOf(bytes, random.nextBoolean() ? bytes.length : random.nextInt(bytes.length));
            for (int change = 0; change < 2 && hostile.length > 0; change++) {
                hostile[random.nextInt(hostile.length)] ^= (byte) random.nextInt();
            }
            try {
                KllSketch sketch = KllSketch.ofBytes(hostile);
                assertThat(Arrays.stream(sketch.weights()).sum()).isEqualTo(sketch.n());
                sketch.merge(sketch).toBytes();
            } catch (IllegalArgumentException refused) {
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(2_500);
    }

    @Test
    void contentsThatNoSketchHasAreRefusedByReason() {
        refuses(form -> form.number(7), "between 8 and 65535");
        refuses(form -> head(form, 3, 0, 9).number(1).reals(new double[] {1, 5, 4}), "4.0 follows 5.0");
        refuses(form -> head(form, 3, 0, 9).number(1).reals(new double[] {1, 2, 10}), "10.0 follows 2.0");
        refuses(form -> head(form, 3, 0, 9).number(1).reals(new double[] {-1, 2, 3}), "-1.0 follows 0.0");
        refuses(form -> head(form, 1, 0, 9).number(1).reals(new double[] {Double.NaN}), "NaN follows");
        refuses(form -> head(form, 1, -1, 9).number(1).reals(new double[] {-0.0}), "holds -0.0");
        refuses(form -> head(form, 1, Double.NaN, 9), "holds NaN");
        refuses(form -> head(form, 4, 0, 9).number(1).reals(new double[] {1, 5}), "stand for 2, not for 4");
        refuses(form -> head(form, 2, 0, 9).number(1).reals(new double[] {1, 5, 6}), "more than 2");
        refuses(form -> head(form, 3, 0, 9).number(2).reals(new double[] {}).reals(new double[] {1, 5}), "more than 3");
        refuses(form -> head(form, -1, 0, 9).number(1).reals(new double[] {}), "more than -1");
        refuses(form -> head(form, 9, 1, 9).number(1).reals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}), "9 values");
        refuses(form -> head(form, 1, 0, 9).number(61), "between 1 and 60");
        refuses(form -> head(form, 1, 0, 9).number(1).reals(new double[] {5}).flag(true), "goes on");
        refuses(form -> form.number(8).number(0).number(0).flag(true), "goes on");
    }

    private static StoredWriter head(StoredWriter form, long n, double min, double max) {
        return form.number(8).number(n).number(0).real(min).real(max);
    }

    private static void refuses(Consumer<StoredWriter> fields, String reason) {
        StoredWriter form = new StoredWriter(Family.KLL, 1);
        fields.accept(form);
        assertThatThrownBy(() -> KllSketch.ofBytes(form.toBytes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
