package oxbow.quickstart.train;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import oxbow.quickstart.digits.Camera;

/// Augmentation without knowledge of the real fault: copies under lamps and lenses of random quality. It makes more
/// rows, never more distinct images.
final class Darkening {
    private Darkening() {}

    static List<Sample> of(List<Sample> samples, int copies, RandomGenerator random) {
        List<Sample> all = new ArrayList<>(samples);
        for (int copy = 0; copy < copies; copy++) {
            for (Sample sample : samples) {
                all.add(new Sample(camera(random).see(sample.image(), random), sample.label()));
            }
        }
        return all;
    }

    private static Camera camera(RandomGenerator random) {
        return new Camera(
                random.nextDouble(.3, 1),
                random.nextDouble(0, 2),
                random.nextDouble(0, .05),
                random.nextDouble(0, .03));
    }
}
