package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.stored.Family;
import oxbow.core.stored.StoredWriter;

class HyperLogLogTest {

    private static HyperLogLog numbers(int lgK, long from, long to) {
        HyperLogLogBuilder builder = new HyperLogLogBuilder(lgK);
        for (long value = from; value < to; value++) {
            builder.add(value);
        }
        return builder.build();
    }

    @Test
    void fewValuesAreCountedExactly() {
        HyperLogLog sketch = numbers(12, 0, 256).merge(numbers(12, 0, 100));

        assertThat(sketch.estimate()).isEqualTo(256);
        assertThat(sketch.isExact()).isTrue();
        assertThat(sketch.relativeStandardError()).isZero();
        assertThat(sketch.low(3)).isEqualTo(256);
        assertThat(sketch.high(3)).isEqualTo(256);
        assertThat(HyperLogLog.empty(12).estimate()).isZero();
        assertThat(HyperLogLog.empty(12).isEmpty()).isTrue();
        assertThat(sketch.isEmpty()).isFalse();
    }

    @Test
    void manyValuesAreEstimatedWithTheStatedError() {
        HyperLogLog sketch = numbers(12, 0, 257);

        assertThat(sketch.isExact()).isFalse();
        assertThat(sketch.isEmpty()).isFalse();
        assertThat(sketch.relativeStandardError()).isCloseTo(0.01625, within(1e-12));
        assertThat(sketch.estimate()).isCloseTo(257, within(5.0));
        assertThat(sketch.low(2)).isCloseTo(sketch.estimate() / 1.0325, within(1e-9));
        assertThat(sketch.high(2)).isCloseTo(sketch.estimate() / 0.9675, within(1e-9));
        assertThatThrownBy(() -> sketch.low(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sketch.high(62)).hasMessageContaining("less than 100 %");
    }

    @Test
    void valuesOfEveryKindAreCountedOnce() {
        double[] reals = {1.5, -0.0, 0.0, Double.NaN, Double.longBitsToDouble(0x7ff8000000000123L), 1.5};
        HyperLogLogBuilder builder = new HyperLogLogBuilder(12);
        for (double real : reals) {
            builder.add(real);
        }

        assertThat(builder.build().estimate()).isEqualTo(3);
        assertThat(new HyperLogLogBuilder(12).add(reals, 0, 6).build()).isEqualTo(builder.build());
        assertThat(new HyperLogLogBuilder(12).add(reals, 1, 3).build().estimate())
                .isEqualTo(1);
        assertThat(builder.add("a").add("b").add("a").build().estimate()).isEqualTo(5);
        assertThat(builder.addHash(0).addHash(0).build().estimate()).isEqualTo(6);
        assertThatThrownBy(() -> builder.add(reals, 3, 7)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /// Arrays are hashed many at a time once there are registers; odd values must not be told apart for that.
    @Test
    void arraysOfManyValuesGiveTheSketchOfOneByOne() {
        double[] values = new SplittableRandom(8).doubles(2_000).toArray();
        for (int odd = 0; odd < 4; odd++) {
            HyperLogLogBuilder oneByOne = new HyperLogLogBuilder(8);
            for (double value : values) {
                oneByOne.add(value);
            }
            assertThat(new HyperLogLogBuilder(8).add(values, 0, 2_000).build()).isEqualTo(oneByOne.build());
            assertThat(new HyperLogLogBuilder(8)
                            .add(values, 0, 777)
                            .add(values, 777, 2_000)
                            .build())
                    .isEqualTo(oneByOne.build());
            values[700 + odd] = Double.longBitsToDouble(0xFFF8_0000_0000_BEEFL);
            values[1_500 + odd] = odd % 2 == 0 ? -0.0 : Double.NEGATIVE_INFINITY;
        }
    }

    @Test
    void everyNotANumberIsOneValueAmongMany() {
        double[] values = new double[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.longBitsToDouble(0xFFF8_0000_0000_0000L + 1_000_003L * i);
        }
        HyperLogLogBuilder builder = new HyperLogLogBuilder(8);
        for (int i = 0; i < 100; i++) {
            builder.add(i);
        }
        HyperLogLog without = builder.add(Double.NaN).build();

        assertThat(builder.add(values, 0, 300).build()).isEqualTo(without);
    }

    @Test
    void mergingEqualsOnePassAtEverySize() {
        int[] sizes = {0, 1, 255, 256, 257, 300, 20_000};
        for (int left : sizes) {
            for (int right : sizes) {
                HyperLogLog merged = numbers(12, 0, left).merge(numbers(12, left / 2, left / 2 + right));
                HyperLogLog once = numbers(12, 0, Math.max(left, left / 2 + right));
                if (merged.isExact() == once.isExact()) {
                    assertThat(merged.toBytes()).isEqualTo(once.toBytes());
                }
                assertThat(merged.isExact()).isEqualTo(once.isExact());
            }
        }
    }

    @Test
    void orderAndRepetitionDoNotMatter() {
        HyperLogLogBuilder builder = new HyperLogLogBuilder(10);
        for (long value = 4_999; value >= 0; value--) {
            builder.add(value).add(value / 2);
        }

        assertThat(builder.build()).isEqualTo(numbers(10, 0, 5_000)).hasSameHashCodeAs(numbers(10, 0, 5_000));
    }

    @Test
    void aFinerSketchFoldsIntoWhatACoarserOneWouldHaveSeen() {
        for (int n : new int[] {10, 200, 1_000, 50_000}) {
            for (int lgK = 4; lgK <= 11; lgK++) {
                HyperLogLog folded = HyperLogLog.empty(lgK).merge(numbers(12, 0, n));

                assertThat(folded).as("lgK %d, n %d", lgK, n).isEqualTo(numbers(lgK, 0, n));
                assertThat(numbers(12, 0, n).merge(HyperLogLog.empty(lgK))).isEqualTo(folded);
            }
        }
        assertThatThrownBy(() -> new HyperLogLogBuilder(12).add(HyperLogLog.empty(11)))
                .hasMessageContaining("The lgK (11)");
    }

    @Test
    void theLongestRunsHaveTheirPlaceToo() {
        HyperLogLogBuilder fine = new HyperLogLogBuilder(6);
        HyperLogLogBuilder coarse = new HyperLogLogBuilder(4);
        for (long hash : new long[] {0, 1, 2, 1L << 57, 3L << 58, 1L << 58, 5L << 55, -1, 1L << 63}) {
            fine.addHash(hash);
            coarse.addHash(hash);
        }
        byte[] registers = fine.build().registers();

        assertThat(registers[0]).isEqualTo((byte) 59);
        assertThat(registers[63]).isEqualTo((byte) 1);
        assertThat(HyperLogLog.empty(4).merge(fine.build())).isEqualTo(coarse.build());
        assertThat(coarse.build().registers()[0]).isEqualTo((byte) 61);
        assertThat(HyperLogLog.ofBytes(fine.build().toBytes())).isEqualTo(fine.build());
    }

    /// Oracle: the limits of the estimate. Registers that are all at their end mean no bound; one register in
    /// sixteen used once means a little more than one value: 16 · ln(16/15) = 1.033 by linear counting.
    @Test
    void theEstimateIsRightAtItsEnds() {
        byte[] registers = new byte[16];
        assertThat(DistinctEstimate.of(registers, 4)).isZero();
        registers[3] = 1;
        assertThat(DistinctEstimate.of(registers, 4)).isCloseTo(1.033, within(0.06));
        Arrays.fill(registers, (byte) 61);
        assertThat(DistinctEstimate.of(registers, 4)).isInfinite();
    }

    @Test
    void whatIsStoredComesBackAndTheBytesAreFixedForEver() {
        for (int n : new int[] {0, 1, 256, 257, 100_000}) {
            HyperLogLog sketch = numbers(12, 0, n);
            assertThat(HyperLogLog.ofBytes(sketch.toBytes())).isEqualTo(sketch);
            assertThat(sketch.toBytes().length).isLessThanOrEqualTo(3_080);
        }
        assertThat(HyperLogLog.empty(12).toBytes()).containsExactly(2, 1, 24, 1, 0);
        assertThat(new HyperLogLogBuilder(4).addHash(-3).build().toBytes()).containsExactly(2, 1, 8, 1, 2, 5);
        assertThat(new HyperLogLogBuilder(4)
                        .addHash(-3)
                        .addHash(1L << 62)
                        .build()
                        .toBytes())
                .containsExactly(2, 1, 8, 0, 24, 0, 0, 0, 0x3D, 0, 0, 0, 0, 0, 0, 0, 0x04);
        assertThat(Arrays.hashCode(numbers(12, 0, 100_000).toBytes())).isEqualTo(1_204_234_726);
    }

    @Test
    void hostileBytesAreOnlyRefused() {
        refuses(new StoredWriter(Family.HYPER_LOG_LOG, 1).number(3), "between 4 and 18");
        refuses(form(true).numbers(new long[] {1, 2}), "keeps 2 hashes");
        refuses(new StoredWriter(Family.HYPER_LOG_LOG, 1).number(5).flag(true).numbers(new long[] {2, 2}), "ascend");
        refuses(form(false).bytes(new byte[11]), "take 11 bytes");
        refuses(form(false).bytes(filled()), "a register holds 63");
        refuses(form(true).numbers(new long[0]).flag(true), "goes on");
        byte[] bytes = numbers(8, 0, 1_000).toBytes();
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 2_000; round++) {
            byte[] hostile = Arrays.copyOf(bytes, random.nextBoolean() ? bytes.length : random.nextInt(bytes.length));
            if (hostile.length > 0) {
                hostile[random.nextInt(hostile.length)] ^= (byte) random.nextInt();
            }
            try {
                HyperLogLog sketch = HyperLogLog.ofBytes(hostile);
                assertThat(HyperLogLog.ofBytes(sketch.toBytes())).isEqualTo(sketch);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("must");
            }
        }
    }

    @Test
    void sizesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> HyperLogLog.empty(3)).hasMessageContaining("(3)");
        assertThatThrownBy(() -> new HyperLogLogBuilder(4_096)).hasMessageContaining("Maybe it is 2^lgK?");
        assertThat(HyperLogLog.empty(4).lgK()).isEqualTo(4);
        assertThat(HyperLogLog.empty(18)).hasToString("HyperLogLog[lgK=18, estimate=0.0]");
        assertThat(HyperLogLog.empty(5)).isNotEqualTo(HyperLogLog.empty(4)).isNotEqualTo("sketch");
        assertThat(numbers(5, 0, 1)).isNotEqualTo(numbers(5, 1, 2));
        assertThat(numbers(5, 0, 100)).isNotEqualTo(numbers(5, 100, 200));
    }

    private static byte[] filled() {
        byte[] bytes = new byte[12];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    private static StoredWriter form(boolean exact) {
        return new StoredWriter(Family.HYPER_LOG_LOG, 1).number(4).flag(exact);
    }

    private static void refuses(StoredWriter form, String reason) {
        assertThatThrownBy(() -> HyperLogLog.ofBytes(form.toBytes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
