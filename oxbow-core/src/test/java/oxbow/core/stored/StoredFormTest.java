package oxbow.core.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StoredFormTest {
    private static final List<Long> WHOLE =
            List.of(0L, 1L, -1L, 63L, 64L, -64L, -65L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final double[] REAL = {0.0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};

    private static StoredWriter whole() {
        StoredWriter writer = new StoredWriter(Family.KLL, 3);
        writer.flag(true).flag(false);
        WHOLE.forEach(writer::number);
        return writer.text("Zürich 東京").reals(REAL).numbers(new long[] {7, -8}).bytes(new byte[] {1, 2});
    }

    @Test
    void everyFieldComesBackAsItWas() {
        StoredReader reader = new StoredReader(whole().toBytes(), Family.KLL, 3);

        assertThat(reader.version()).isEqualTo(3);
        assertThat(reader.flag()).isTrue();
        assertThat(reader.flag()).isFalse();
        for (long number : WHOLE) {
            assertThat(reader.number()).isEqualTo(number);
        }
        assertThat(reader.text()).isEqualTo("Zürich 東京");
        assertThat(reader.reals()).isEqualTo(REAL);
        assertThat(reader.numbers()).containsExactly(7, -8);
        assertThat(reader.bytes()).containsExactly(1, 2);
        reader.end();
    }

    @Test
    void theBytesAreFixedForEver() {
        byte[] bytes = new StoredWriter(Family.DETECTOR, 1)
                .number(-3)
                .number(300)
                .text("é")
                .real(1)
                .toBytes();

        assertThat(bytes).containsExactly(7, 1, 5, 0xD8, 4, 4, 0xC3, 0xA9, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F);
    }

    @Test
    void anotherFamilyOrANewerVersionIsRefusedByName() {
        byte[] bytes = whole().toBytes();

        assertThatThrownBy(() -> new StoredReader(bytes, Family.HYPER_LOG_LOG, 3))
                .hasMessage("The stored form (family 1) must be a hyper log log (family 2).");
        assertThatThrownBy(() -> new StoredReader(bytes, Family.KLL, 2))
                .hasMessageContaining("The version (3) of the stored kll must be between 1 and 2.");
    }

    @Test
    void aFormThatIsCutOrChangedAnywhereNeverDoesMoreThanRefuse() {
        byte[] bytes = whole().toBytes();
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2_000; round++) {
            byte[] hostile = Arrays.copyOf(bytes, 3 + random.nextInt(bytes.length - 2));
            for (int change = 0; change < 3; change++) {
                hostile[2 + random.nextInt(hostile.length - 2)] ^= (byte) random.nextInt();
            }
            try {
                readAll(hostile);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("stored kll");
            }
        }
    }

    @Test
    void aLengthIsNotBelievedBeforeTheBytesAreSeen() {
        byte[] announcing = new StoredWriter(Family.KLL, 1).number(1L << 50).toBytes();

        assertThatThrownBy(() -> new StoredReader(announcing, Family.KLL, 1).reals())
                .hasMessageContaining("announces 1125899906842624 things where 0 bytes are left");
        assertThatThrownBy(() -> new StoredReader(announcing, Family.KLL, 1).end())
                .hasMessageContaining("goes on for");
    }

    private static void readAll(byte[] bytes) {
        StoredReader reader = new StoredReader(bytes, Family.KLL, 255);
        reader.flag();
        reader.flag();
        WHOLE.forEach(each -> reader.number());
        reader.text();
        reader.reals();
        reader.numbers();
        reader.bytes();
        reader.end();
    }
}
