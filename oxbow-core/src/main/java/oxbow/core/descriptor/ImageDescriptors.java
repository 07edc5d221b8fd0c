package oxbow.core.descriptor;

import java.util.List;

/// How bright, contrasty and sharp a grey image is: three numbers in which a failing lamp, a dirty lens or a
/// loose focus shows long before a person looks at the picture.
///
/// Pixels are divided by `white` first, so an 8-bit image and the same image scaled to 0..1 have equal
/// descriptors. Values are not clamped: pixels beyond black or white give descriptors beyond 0..1, and a pixel
/// that is not a number makes all three not a number, which drift detection counts as missing.
///
/// @param brightness mean of the pixels; 0 is black, 1 is white
/// @param contrast population standard deviation of the pixels; at most 0.5 for pixels within 0..1
/// @param sharpness population variance of the Laplacian (4 neighbours) over the interior pixels; `NaN` for an
///     image narrower or lower than 3 pixels, which has no interior (Pech-Pacheco et al. 2000)
public record ImageDescriptors(double brightness, double contrast, double sharpness) {

    /// The names of [#values], in order.
    public static final List<String> NAMES = List.of("brightness", "contrast", "sharpness");

    /// Computes the descriptors of one image, in two passes and without allocating per pixel.
    ///
    /// @param grey the pixels, row by row, `width * height` of them
    /// @param width pixels in a row, at least 1
    /// @param height number of rows, at least 1
    /// @param white the pixel value of white, above 0; 255 for 8 bits, 16 for the digits of UCI
    /// @throws IllegalArgumentException if the sizes do not fit or white is not above 0
    public static ImageDescriptors of(float[] grey, int width, int height, double white) {
        if (width < 1 || height < 1 || (long) width * height != grey.length) {
            throw new IllegalArgumentException("The image (%d pixels) must have width × height (%d × %d) pixels."
                    .formatted(grey.length, width, height));
        }
        if (!(white > 0) || Double.isInfinite(white)) {
            throw new IllegalArgumentException("The pixel value of white (%s) must be above 0.".formatted(white));
        }
        double mean = mean(grey);
        double squares = 0;
        for (float pixel : grey) {
            squares += (pixel - mean) * (pixel - mean);
        }
        double contrast = Math.sqrt(squares / grey.length) / white;
        return new ImageDescriptors(mean / white, contrast, sharpness(grey, width, height) / (white * white));
    }

    /// The numbers in the order of [#NAMES].
    public double[] values() {
        return new double[] {brightness, contrast, sharpness};
    }

    private static double mean(float[] grey) {
        double sum = 0;
        for (float pixel : grey) {
            sum += pixel;
        }
        return sum / grey.length;
    }

    private static double sharpness(float[] grey, int width, int height) {
        if (width < 3 || height < 3) {
            return Double.NaN;
        }
        double mean = 0;
        double squares = 0;
        long seen = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int at = y * width + 1; at < (y + 1) * width - 1; at++) {
                double around = (double) grey[at - 1] + grey[at + 1] + grey[at - width] + grey[at + width];
                double laplacian = around - 4.0 * grey[at];
                seen++;
                double delta = laplacian - mean;
                mean += delta / seen;
                squares += delta * (laplacian - mean);
            }
        }
        return squares / seen;
    }
}
