package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How often the interval of average precision covers, when images are easy or hard as a whole.
class DetectionCoverageTest {
    private static final double HIT = 0.7;
    private static final double ALARM = 0.5;

    @Test
    @Tag("simulation")
    void onlyWholeImagesCover() {
        cover(200, 200);
    }

    @Test
    @Tag("nightly")
    void onlyWholeImagesCoverNightly() {
        cover(3_000, 1_000);
    }

    private static void cover(int repetitions, int resamples) {
        double truth = truth();
        SplittableRandom random = new SplittableRandom(7);
        int whole = 0;
        int parted = 0;
        for (int i = 0; i < repetitions; i++) {
            Sample sample = sample(random);
            Bootstrap bootstrap = new Bootstrap(resamples, random.nextLong());
            whole += Covering.covers(precision(sample.images(), bootstrap), truth) ? 1 : 0;
            parted += Covering.covers(precision(sample.parts(), bootstrap), truth) ? 1 : 0;
        }
        assertThat((double) whole / repetitions).isGreaterThan(Covering.least(repetitions, 0.02));
        assertThat((double) parted / repetitions)
                .as("the broken variant takes the boxes of an image for independent")
                .isLessThan(0.88);
    }

    private static Figure precision(List<ImageDetections> images, Bootstrap bootstrap) {
        return Detection.averagePrecision(images, 0.5, Detection.Averaging.ALL_POINTS, 0.95, bootstrap);
    }

    /// Hits have scores of density 2s, alarms of 2(1 − s). So above t the recall is h (1 − t²), the alarms are
    /// f (1 − t)² per truth, and precision, h (1 + t) / (h (1 + t) + f (1 − t)), only rises: integrate it.
    private static double truth() {
        int steps = 100_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double t = (i + 0.5) / steps;
            double hits = HIT * (1 + t);
            sum += HIT * 2 * t * hits / (hits + ALARM * (1 - t)) / steps;
        }
        return sum;
    }

    /// @param images as they are
    /// @param parts the same boxes as if each truth had an image of its own
    private record Sample(List<ImageDetections> images, List<ImageDetections> parts) {}

    /// 60 images of 1 to 5 truths each; all are found in one half of the images, 40 % in the other.
    private static Sample sample(SplittableRandom random) {
        List<ImageDetections> images = new ArrayList<>();
        List<ImageDetections> parts = new ArrayList<>();
        for (int image = 0; image < 60; image++) {
            double hit = random.nextBoolean() ? 1 : 2 * HIT - 1;
            List<Box> truths = new ArrayList<>();
            List<Box> found = new ArrayList<>();
            List<Double> scores = new ArrayList<>();
            for (int left = 20 * random.nextInt(5); left >= 0; left -= 20) {
                ImageDetections part = part(random, left, hit);
                parts.add(part);
                truths.addAll(part.truths());
                found.addAll(part.found());
                scores.addAll(part.scores());
            }
            images.add(new ImageDetections(truths, found, scores));
        }
        return new Sample(images, parts);
    }

    private static ImageDetections part(SplittableRandom random, int left, double hit) {
        Box truth = new Box(left, 0, left + 10, 10);
        List<Box> found = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        if (random.nextDouble() < hit) {
            found.add(truth);
            scores.add(Math.sqrt(random.nextDouble()));
        }
        if (random.nextDouble() < ALARM) {
            found.add(new Box(left, 100, left + 10, 110));
            scores.add(1 - Math.sqrt(random.nextDouble()));
        }
        return new ImageDetections(List.of(truth), found, scores);
    }
}
