package oxbow.quickstart.digits;

import java.util.random.RandomGenerator;

/// What lens, lamp and sensor do to an image. On grey values from 0 to 1, with `r` the distance from the centre
/// in sides of the image (the middle of an edge has r = ½):
/// `gain × exp(−vignette × r²) × value − black + noise × N(0, 1)`, cut off to 0…1.
///
/// @param gain      strength of the lamp, 1 is as built, 0 is dark
/// @param vignette  how fast the light falls off towards the edges, 0 is not at all
/// @param black     the sensor's black level: light below it is lost, 0 to 1
/// @param noise     standard deviation of the sensor's noise, 0 to 1
public record Camera(double gain, double vignette, double black, double noise) {
    /// A camera that works: what is on the paper is in the image.
    public static final Camera WELL = new Camera(1, 0, 0, 0);

    /// The failure of the demonstration: the lamp at 70 %, a dark rim, a raised black level and a little noise.
    public static final Camera FAILED = new Camera(.7, 4, .05, .02);

    public Camera {
        check("gain", gain, 4);
        check("vignette", vignette, 20);
        check("black level", black, 1);
        check("noise", noise, 1);
    }

    private static void check(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException("The " + name + " (" + value + ") must be between 0 and " + most + ".");
        }
    }

    /// What this camera sees of an image. Without noise the answer depends on the image alone.
    public Image see(Image image, RandomGenerator random) {
        if (equals(WELL)) {
            return image;
        }
        float[] seen = new float[Image.PIXELS];
        for (int pixel = 0; pixel < Image.PIXELS; pixel++) {
            double value = gain * falloff(pixel) * image.at(pixel) / Image.WHITE - black;
            if (noise > 0) {
                value += noise * random.nextGaussian();
            }
            seen[pixel] = (float) (Math.clamp(value, 0, 1) * Image.WHITE);
        }
        return Image.of(seen);
    }

    private double falloff(int pixel) {
        int column = pixel % Image.SIDE;
        int row = pixel / Image.SIDE;
        double x = column / (Image.SIDE - 1.0) - .5;
        double y = row / (Image.SIDE - 1.0) - .5;
        return Math.exp(-vignette * (x * x + y * y));
    }
}
