package oxbow.data;

import oxbow.problem.ProblemException;

/// Says that the feature columns `prefix0`, `prefix1`, … are the pixels of a grey image, row by row from the
/// top left.
///
/// @param prefix what the names of the pixel columns start with
/// @param width in pixels, 1 to 4096
/// @param height in pixels, 1 to 4096
/// @param white the value of a white pixel; black is 0
public record ImageLayout(String prefix, int width, int height, double white) {

    private static final int LONGEST_SIDE = 4096;

    public ImageLayout {
        if (width < 1 || width > LONGEST_SIDE) {
            throw ProblemException.broken("image width", width, "be 1 to 4096 pixels");
        }
        if (height < 1 || height > LONGEST_SIDE) {
            throw ProblemException.broken("image height", height, "be 1 to 4096 pixels");
        }
        if (!(white > 0) || Double.isInfinite(white)) {
            throw ProblemException.broken(
                    "image white", white, "be a number above 0", "Maybe 255 for 8-bit pixels, 1 for shares?");
        }
    }

    public int pixels() {
        return width * height;
    }

    /// The name of the column that holds a pixel, counted from 0.
    public String column(int pixel) {
        return prefix + pixel;
    }
}
