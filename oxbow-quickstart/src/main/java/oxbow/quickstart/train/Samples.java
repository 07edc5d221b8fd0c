package oxbow.quickstart.train;

import java.util.List;
import java.util.random.RandomGenerator;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.digits.Digit;

/// Digits as a camera sees them, with what they really are.
public final class Samples {
    private Samples() {}

    public static List<Sample> of(List<Digit> digits, Camera camera, RandomGenerator random) {
        return digits.stream()
                .map(digit -> new Sample(camera.see(digit.image(), random), Integer.toString(digit.label())))
                .toList();
    }
}
