package oxbow.core.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageDescriptorsTest {
    @Test
    void anEvenImageHasItsBrightnessAndNothingElse() {
        float[] grey = new float[64];
        Arrays.fill(grey, 4);

        assertThat(ImageDescriptors.of(grey, 8, 8, 16)).isEqualTo(new ImageDescriptors(0.25, 0, 0));
    }

    @Test
    void halfBlackHalfWhiteHasTheGreatestContrast() {
        float[] grey = new float[64];
        Arrays.fill(grey, 32, 64, 255);

        ImageDescriptors descriptors = ImageDescriptors.of(grey, 8, 8, 255);

        assertThat(descriptors.brightness()).isEqualTo(0.5);
        assertThat(descriptors.contrast()).isEqualTo(0.5);
    }

    @Test
    void sharpnessIsTheVarianceOfTheLaplacianWorkedByHand() {
        // 4 × 3, one white pixel inside: the Laplacian of the two interior pixels is −4 and 1, its variance 6.25
        float[] grey = {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0};

        assertThat(ImageDescriptors.of(grey, 4, 3, 1).sharpness()).isCloseTo(6.25, within(1e-12));
    }

    @Test
    void blurringLowersSharpnessAndDimmingLowersAllThree() {
        float[] edge = new float[100];
        float[] blurred = new float[100];
        for (int i = 0; i < 100; i++) {
            edge[i] = i % 10 < 5 ? 0 : 1;
            blurred[i] = Math.clamp((i % 10 - 3) / 4f, 0, 1);
        }
        ImageDescriptors sharp = ImageDescriptors.of(edge, 10, 10, 1);
        ImageDescriptors soft = ImageDescriptors.of(blurred, 10, 10, 1);
        ImageDescriptors dim = ImageDescriptors.of(edge, 10, 10, 2);

        assertThat(soft.sharpness()).isLessThan(sharp.sharpness() / 2);
        assertThat(dim.brightness()).isEqualTo(sharp.brightness() / 2);
        assertThat(dim.contrast()).isEqualTo(sharp.contrast() / 2);
        assertThat(dim.sharpness()).isCloseTo(sharp.sharpness() / 4, within(1e-12));
    }

    @Test
    void sharpnessOfAnImageWithoutInteriorIsNotANumber() {
        assertThat(ImageDescriptors.of(new float[8], 4, 2, 1).sharpness()).isNaN();
        assertThat(ImageDescriptors.of(new float[8], 2, 4, 1).sharpness()).isNaN();
    }

    @Test
    void sizesThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> ImageDescriptors.of(new float[63], 8, 8, 16)).hasMessageContaining("63 pixels");
        assertThatThrownBy(() -> ImageDescriptors.of(new float[64], 8, 8, 0)).hasMessageContaining("white (0.0)");
    }
}
