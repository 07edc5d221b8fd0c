package oxbow.core.metric;

/// An axis-parallel box by two corners, as real coordinates: its area is width × height, without a pixel
/// added.
///
/// @param left lower x
/// @param top lower y
/// @param right upper x, at least left
/// @param bottom upper y, at least top
public record Box(double left, double top, double right, double bottom) {
    /// Checks that the corners are finite and in order.
    public Box {
        if (!Double.isFinite(right - left) || !Double.isFinite(bottom - top) || right < left || bottom < top) {
            throw new IllegalArgumentException(
                    "The box (%s, %s, %s, %s) must be left, top, right, bottom. ".formatted(left, top, right, bottom)
                            + "Maybe it is left, top, width, height?");
        }
    }

    /// The box's area.
    public double area() {
        return (right - left) * (bottom - top);
    }

    /// Intersection over union, 0 to 1; 0 if both boxes are empty.
    public double overlap(Box other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double common = width * height;
        return common / (area() + other.area() - common);
    }
}
