package oxbow.quickstart.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CameraTest {
    private final Random random = new Random(3);

    @Test
    void aCameraThatWorksChangesNothing() {
        Image image = Digits.all().getFirst().image();

        assertThat(Camera.WELL.see(image, random).values()).isEqualTo(image.values());
    }

    @Test
    void theFailureTakesTwoThirdsOfTheBrightness() {
        List<Digit> digits = Digits.all();
        double well = digits.stream()
                .mapToDouble(d -> d.image().brightness())
                .average()
                .orElseThrow();
        double failed = digits.stream()
                .mapToDouble(d -> Camera.FAILED.see(d.image(), random).brightness())
                .average()
                .orElseThrow();

        assertThat(failed / well - 1).isCloseTo(-.65, within(.01));
    }

    @Test
    void theRimIsDarkerThanTheMiddle() {
        float[] white = new float[Image.PIXELS];
        Arrays.fill(white, Image.WHITE);
        Image seen = new Camera(1, 4, 0, 0).see(Image.of(white), random);

        double middle = Math.exp(-4 * 2 * Math.pow(.5 / 7, 2));
        assertThat(seen.at(27) / Image.WHITE).isCloseTo((float) middle, within(1e-5f));
        assertThat(seen.at(0) / Image.WHITE).isCloseTo((float) Math.exp(-2), within(1e-5f));
    }

    @Test
    void aSettingOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new Camera(1, 4, 2, 0)).hasMessageContaining("black level (2.0)");
        assertThatThrownBy(() -> new Camera(Double.NaN, 4, 0, 0)).hasMessageContaining("gain (NaN)");
    }
}
