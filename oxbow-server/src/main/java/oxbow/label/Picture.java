package oxbow.label;

/// How the payload of a task is to be shown as a grey image.
///
/// @param width pixels per row
/// @param height rows
/// @param white the raw value of a white pixel; 0 is black
public record Picture(int width, int height, double white) {

    public Picture {
        if (width < 1 || height < 1 || !(white > 0)) {
            throw new IllegalArgumentException("A picture of " + width + " × " + height + " with white at " + white
                    + " cannot be shown; all three must be positive.");
        }
    }
}
