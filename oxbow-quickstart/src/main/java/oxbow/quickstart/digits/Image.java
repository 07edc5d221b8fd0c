package oxbow.quickstart.digits;

/// An 8 × 8 grey image with values from 0 (black) to 16 (white), row by row. Immutable.
public final class Image {
    public static final int SIDE = 8;
    public static final int PIXELS = SIDE * SIDE;
    public static final float WHITE = 16f;

    private final float[] values;

    private Image(float[] values) {
        this.values = values;
    }

    /// An image of these values, which are copied.
    public static Image of(float[] values) {
        if (values.length != PIXELS) {
            throw new IllegalArgumentException("The number of pixels (" + values.length + ") must be " + PIXELS + ".");
        }
        for (float value : values) {
            if (!(value >= 0 && value <= WHITE)) {
                throw new IllegalArgumentException("A pixel (" + value + ") must be between 0 and 16.");
            }
        }
        return new Image(values.clone());
    }

    public float at(int pixel) {
        return values[pixel];
    }

    public float[] values() {
        return values.clone();
    }

    /// Mean grey value as a share of white, 0 to 1.
    public double brightness() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / PIXELS / WHITE;
    }
}
