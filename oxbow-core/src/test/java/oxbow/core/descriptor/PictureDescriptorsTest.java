package oxbow.core.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PictureDescriptorsTest {
    private static final int LEVELS = 256;

    @Test
    void namesAndNumbersAreInTheSameOrder() {
        PictureDescriptors picture = new PictureDescriptors(4, 3, new ImageDescriptors(0.1, 0.2, 0.3), 5, 0.6, 0.7);

        assertThat(PictureDescriptors.NAMES)
                .isEqualTo(List.of(
                        "width",
                        "height",
                        "aspect",
                        "brightness",
                        "contrast",
                        "sharpness",
                        "entropy",
                        "saturation",
                        "colourfulness"));
        assertThat(picture.values()).containsExactly(4, 3, 4 / 3.0, 0.1, 0.2, 0.3, 5, 0.6, 0.7);
        assertThat(ImageDescriptors.NAMES).containsExactly("brightness", "contrast", "sharpness");
        assertThat(picture.grey().values()).containsExactly(0.1, 0.2, 0.3);
    }

    @Test
    void entropyCountsTheBitsOfTheLevels() {
        float[] all = new float[256];
        for (int level = 0; level < 256; level++) {
            all[level] = level;
        }
        float[] scaled = new float[256];
        for (int level = 0; level < 256; level++) {
            scaled[level] = level / 255f;
        }

        assertThat(entropy(all, 255, 256)).isCloseTo(8, within(1e-12));
        assertThat(entropy(scaled, 1, 256)).isCloseTo(8, within(1e-12));
        assertThat(entropy(all, 255, 2)).isCloseTo(1, within(1e-12));
        assertThat(entropy(new float[256], 255, 256)).isZero();
        // three quarters and one quarter: 2 − 0.75 · log2 3
        assertThat(entropy(new float[] {0, 0, 0, 1}, 1, 2)).isCloseTo(0.8112781244591328, within(1e-12));
        // beyond black and white counts as black and white
        assertThat(entropy(new float[] {-5, 0, 1, 9}, 1, 4)).isCloseTo(1, within(1e-12));
        assertThat(entropy(new float[] {0, Float.NaN}, 1, 4)).isNaN();
    }

    @Test
    void aGreyImageHasNoColour() {
        PictureDescriptors picture = PictureDescriptors.ofGrey(new float[] {0, 1, 1, 0, 1, 1}, 3, 2, 1, LEVELS);

        assertThat(picture.aspect()).isEqualTo(1.5);
        assertThat(picture.saturation()).isNaN();
        assertThat(picture.colourfulness()).isNaN();
        assertThat(picture.grey()).isEqualTo(ImageDescriptors.of(new float[] {0, 1, 1, 0, 1, 1}, 3, 2, 1));
    }

    @Test
    void colourfulnessIsThatOfThePaperWorkedByHand() {
        // red and white: red − green is 255 and 0, (red + green)/2 − blue is 127.5 and 0: deviations 127.5 and 63.75,
        // means the same; 1.3 · √(127.5² + 63.75²)
        PictureDescriptors picture = colour(new float[] {255, 0, 0, 255, 255, 255}, 255);

        assertThat(picture.colourfulness() * 255).isCloseTo(1.3 * Math.hypot(127.5, 63.75), within(1e-9));
        assertThat(picture.saturation()).isEqualTo(0.5);
        assertThat(colour(new float[] {1, 0, 0, 1, 1, 1}, 1).colourfulness())
                .isCloseTo(picture.colourfulness(), within(1e-12));
    }

    @Test
    void greysAreWithoutSaturationAndOneColourIsOnlyFarFromGrey() {
        PictureDescriptors greys = colour(new float[] {0, 0, 0, 9, 9, 9}, 9);
        PictureDescriptors blue = colour(new float[] {0, 0, 1, 0, 0, 1}, 1);

        assertThat(greys.saturation()).isZero();
        assertThat(greys.colourfulness()).isZero();
        assertThat(blue.saturation()).isEqualTo(1);
        assertThat(blue.colourfulness()).isCloseTo(0.3, within(1e-12));
        assertThat(colour(new float[] {4, 3, 2, 0, 0, 0}, 4).saturation()).isEqualTo(0.25);
    }

    @Test
    void lumaWeighsTheColoursAsItsStandardSays() {
        float[] rgb = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1};

        assertThat(Luma.REC_601.grey(rgb)).containsExactly(0.299f, 0.587f, 0.114f, 1f);
        assertThat(Luma.REC_709.grey(rgb)).containsExactly(0.2126f, 0.7152f, 0.0722f, 1f);
        assertThat(PictureDescriptors.ofColour(rgb, 2, 2, 1, LEVELS, Luma.REC_709)
                        .grey()
                        .brightness())
                .isCloseTo(0.5, within(1e-7));
    }

    @Test
    void aPixelThatIsNotANumberLeavesOnlyTheSize() {
        PictureDescriptors picture = colour(new float[] {1, Float.NaN, 0, 1, 1, 1}, 1);

        assertThat(Arrays.stream(picture.values()).skip(3)).allMatch(value -> Double.isNaN(value));
        assertThat(picture.width()).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        float[] grey = new float[4];
        assertThatThrownBy(() -> PictureDescriptors.ofGrey(grey, 2, 2, 1, 1))
                .hasMessage("The levels (1) must be from 2 to 65536.");
        assertThatThrownBy(() -> PictureDescriptors.ofGrey(grey, 2, 2, 1, 65_537))
                .hasMessageContaining("65537");
        assertThatThrownBy(() -> Luma.REC_601.grey(grey))
                .hasMessage("The image (4 values) must have three values for each pixel.");
        assertThatThrownBy(() -> PictureDescriptors.ofColour(new float[6], 3, 1, 1, 2, Luma.REC_601))
                .hasMessageContaining("The image (2 pixels)");
    }

    @Test
    void theDigitsHaveTheEntropyThatPythonCounts() throws IOException {
        double sum = 0;
        int images = 0;
        try (var lines = SharedData.lines(new GZIPInputStream(SharedData.open("images/digits/digits.csv.gz")))) {
            for (String line : (Iterable<String>) lines::iterator) {
                float[] grey = new float[64];
                String[] cells = line.split(",", -1);
                for (int pixel = 0; pixel < 64; pixel++) {
                    grey[pixel] = Float.parseFloat(cells[pixel]);
                }
                sum += entropy(grey, 16, 17);
                images++;
            }
        }
        assertThat(images).isEqualTo(1797);
        // collections.Counter and math.log2 of Python 3.11 over the same file
        assertThat(sum / images).isCloseTo(2.7617092292524847, within(1e-12));
    }

    private static double entropy(float[] grey, double white, int levels) {
        return PictureDescriptors.ofGrey(grey, grey.length, 1, white, levels).entropy();
    }

    private static PictureDescriptors colour(float[] rgb, double white) {
        return PictureDescriptors.ofColour(rgb, rgb.length / 3, 1, white, LEVELS, Luma.REC_601);
    }
}
