package oxbow.core.descriptor;

import java.util.List;

/// What can be said of a picture in nine numbers: its size, the brightness, contrast and sharpness of
/// [ImageDescriptors], how many greys it uses, and how colourful it is.
///
/// Pixels are divided by `white` first. A pixel that is not a number makes all but the size not a number, which
/// profiles count as missing. Deterministic; a few passes; allocates a grey copy of a colour image and the
/// counts of the levels, nothing per pixel.
///
/// @param width pixels in a row
/// @param height number of rows
/// @param grey brightness, contrast and sharpness; of a colour image, those of its luma
/// @param entropy Shannon's entropy of the levels of grey, in bits: 0 for one level, 8 for 256 equally frequent ones
/// @param saturation mean over the pixels of (max − min)/max of red, green and blue, 0 where all are 0 or
///     less (the S of HSV); `NaN` for a grey image
/// @param colourfulness the measure M3 of Hasler and Süsstrunk (2003) on colours divided by white; times 255 it
///     is on the scale of their paper; `NaN` for a grey image
public record PictureDescriptors(
        int width, int height, ImageDescriptors grey, double entropy, double saturation, double colourfulness) {

    /// The names of [#values], in order.
    public static final List<String> NAMES = List.of(
            "width",
            "height",
            "aspect",
            "brightness",
            "contrast",
            "sharpness",
            "entropy",
            "saturation",
            "colourfulness");

    private static final int MOST_LEVELS = 1 << 16;

    /// The descriptors of a grey image.
    ///
    /// @param grey the pixels, row by row, `width * height` of them
    /// @param width pixels in a row, at least 1
    /// @param height number of rows, at least 1
    /// @param white the pixel value of white, above 0
    /// @param levels into how many equal steps from black to white the entropy sorts the pixels, 2 to 65,536; those
    ///     beyond go to the first or last. 256 for 8 bits, 17 for the digits of UCI (0 to 16)
    /// @throws IllegalArgumentException if the sizes do not fit, or white or levels are out of range
    public static PictureDescriptors ofGrey(float[] grey, int width, int height, double white, int levels) {
        ImageDescriptors image = ImageDescriptors.of(grey, width, height, white);
        return new PictureDescriptors(width, height, image, entropy(grey, white, levels), Double.NaN, Double.NaN);
    }

    /// The descriptors of a colour image.
    ///
    /// @param rgb red, green and blue of each pixel in turn, row by row, `3 * width * height` values
    /// @param width pixels in a row, at least 1
    /// @param height number of rows, at least 1
    /// @param white the value of each colour in white, above 0
    /// @param levels as for a grey image
    /// @param luma how grey is made of the colours
    /// @throws IllegalArgumentException if the sizes do not fit, or white or levels are out of range
    public static PictureDescriptors ofColour(float[] rgb, int width, int height, double white, int levels, Luma luma) {
        float[] grey = luma.grey(rgb);
        PictureDescriptors picture = ofGrey(grey, width, height, white, levels);
        return new PictureDescriptors(
                width, height, picture.grey(), picture.entropy(), saturation(rgb), colourfulness(rgb) / white);
    }

    /// Width divided by height.
    public double aspect() {
        return (double) width / height;
    }

    /// The numbers in the order of [#NAMES]; those that are undefined are `NaN`.
    public double[] values() {
        return new double[] {
            width,
            height,
            aspect(),
            grey.brightness(),
            grey.contrast(),
            grey.sharpness(),
            entropy,
            saturation,
            colourfulness
        };
    }

    private static double entropy(float[] grey, double white, int levels) {
        if (levels < 2 || levels > MOST_LEVELS) {
            throw new IllegalArgumentException("The levels (%d) must be from 2 to %d.".formatted(levels, MOST_LEVELS));
        }
        int[] counts = new int[levels];
        for (float pixel : grey) {
            if (Float.isNaN(pixel)) {
                return Double.NaN;
            }
            counts[(int) Math.clamp(Math.floor((double) pixel * levels / white), 0.0, levels - 1.0)]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                bits -= (double) count / grey.length * Math.log((double) count / grey.length) / Math.log(2);
            }
        }
        return bits + 0.0;
    }

    private static double saturation(float[] rgb) {
        double sum = 0;
        for (int at = 0; at < rgb.length; at += 3) {
            double most = Math.max(rgb[at], Math.max(rgb[at + 1], rgb[at + 2]));
            double least = Math.min(rgb[at], Math.min(rgb[at + 1], rgb[at + 2]));
            sum += most <= 0 ? 0 : (most - least) / most;
        }
        return 3 * sum / rgb.length;
    }

    /// The spread of the two opponent colours plus 0.3 times their distance from grey.
    private static double colourfulness(float[] rgb) {
        double redGreen = 0;
        double yellowBlue = 0;
        double squares = 0;
        int seen = 0;
        for (int at = 0; at < rgb.length; at += 3) {
            double first = (double) rgb[at] - rgb[at + 1];
            double second = ((double) rgb[at] + rgb[at + 1]) / 2 - rgb[at + 2];
            seen++;
            double ofFirst = first - redGreen;
            double ofSecond = second - yellowBlue;
            redGreen += ofFirst / seen;
            yellowBlue += ofSecond / seen;
            squares += ofFirst * (first - redGreen) + ofSecond * (second - yellowBlue);
        }
        return Math.sqrt(squares / seen) + 0.3 * Math.hypot(redGreen, yellowBlue);
    }
}
