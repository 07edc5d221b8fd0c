package oxbow.core.descriptor;

/// How much red, green and blue add to the brightness of a pixel. The weights are applied to the values as they
/// are stored (gamma included), which the standards call luma.
public enum Luma {
    /// ITU-R BT.601 (1982), as JPEG has it: 0.299, 0.587, 0.114.
    REC_601(0.299, 0.587, 0.114),
    /// ITU-R BT.709 (1990), as HD video and sRGB have it: 0.2126, 0.7152, 0.0722.
    REC_709(0.2126, 0.7152, 0.0722);

    private final double red;
    private final double green;
    private final double blue;

    Luma(double red, double green, double blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /// The brightness of one pixel, on the scale of its colours.
    public double of(double redValue, double greenValue, double blueValue) {
        return red * redValue + green * greenValue + blue * blueValue;
    }

    /// The grey image of a colour image.
    ///
    /// @param rgb red, green and blue of each pixel in turn
    /// @return one value for each pixel
    /// @throws IllegalArgumentException if the values are not three for each pixel
    public float[] grey(float[] rgb) {
        if (rgb.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "The image (%d values) must have three values for each pixel.".formatted(rgb.length));
        }
        float[] grey = new float[rgb.length / 3];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = (float) of(rgb[3 * pixel], rgb[3 * pixel + 1], rgb[3 * pixel + 2]);
        }
        return grey;
    }
}
