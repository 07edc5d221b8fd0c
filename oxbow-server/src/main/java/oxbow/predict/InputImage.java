package oxbow.predict;

/// Says that a row of the input is a grey image, row by row from the top left.
///
/// @param white the raw value of white; black is 0
public record InputImage(int width, int height, double white) {

    public InputImage {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "The image size (%d × %d) must be at least 1 × 1.".formatted(width, height));
        }
        if (!(white > 0) || Double.isInfinite(white)) {
            throw new IllegalArgumentException("The value of white (%s) must be above 0.".formatted(white));
        }
    }

    public int pixels() {
        return width * height;
    }
}
