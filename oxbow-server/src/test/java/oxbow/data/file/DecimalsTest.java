package oxbow.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    private final Decimals decimals = new Decimals('.');

    private boolean read(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        return decimals.read(bytes, 1, bytes.length - 1);
    }

    private void same(String text) {
        assertThat(read(text)).as(text).isTrue();
        assertThat(decimals.value()).as(text).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void readsEveryBitAsJavaDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                same(Double.toString(any));
            }
            same(Double.toString(random.nextDouble()));
            same(Double.toString((random.nextDouble() - 0.5) * 1e9));
            same(Long.toString(random.nextLong()));
            same(random.nextLong(1_000_000_000_000_000_000L) + "." + random.nextInt(10));
            same(random.nextInt(100_000) + "e" + random.nextInt(-330, 310));
        }
    }

    /// Halfway between two doubles, and a hair beside it: where a product of 64 bits alone would round wrongly.
    @Test
    void readsWhatLiesAtTheEdgeOfRoundingAsJavaDoes() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50_000; i++) {
            long odd = (1L << 53) + random.nextLong(1L << 53);
            same(Long.toString(odd));
            same(odd + "e3");
            same(odd + "00e-2");
            same("0." + odd);
        }
        same("9007199254740993");
        same("9007199254740993.0000001");
        same("0.1000000000000000055511151231257827");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "+1", "1.", ".5", "00012", "1e5", "1E+05", "-2.5e-3", "1e999", "1e-999"})
    void readsWhatPeopleWrite(String text) {
        same(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "inf", "-Inf", "Infinity"})
    void knowsTheWordsForWhatIsNoFiniteNumber(String text) {
        assertThat(read(text)).isTrue();
        assertThat(decimals.value()).isNotEqualTo(0);
        assertThat(Double.isFinite(decimals.value())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "e5", "1e", "1e+", "1 2", "0x10", "1d", "1,5", "1.2.3", "--1", "na", "１"})
    void refusesWhatIsNone(String text) {
        assertThat(read(text)).isFalse();
    }

    @Test
    void readsADecimalCommaWhereToldTo() {
        Decimals comma = new Decimals(',');
        byte[] bytes = "1234567890,12345678901".getBytes(StandardCharsets.US_ASCII);
        assertThat(comma.read(bytes, 0, bytes.length)).isTrue();
        assertThat(comma.value()).isEqualTo(Double.parseDouble("1234567890.12345678901"));
    }
}
