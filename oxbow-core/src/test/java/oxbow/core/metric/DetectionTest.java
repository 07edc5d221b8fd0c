package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.Detection.Averaging;

class DetectionTest {
    private static final double LEVEL = 0.95;
    private static final Bootstrap BOOTSTRAP = Bootstrap.seeded(1);

    @Test
    void overlapIsThatOfTheGrid() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            Box one = box(random);
            Box two = box(random);
            int common = 0;
            int either = 0;
            for (int x = 0; x < 12; x++) {
                for (int y = 0; y < 12; y++) {
                    boolean inOne = inside(one, x, y);
                    boolean inTwo = inside(two, x, y);
                    common += inOne && inTwo ? 1 : 0;
                    either += inOne || inTwo ? 1 : 0;
                }
            }
            assertThat(one.overlap(two)).isCloseTo((double) common / either, within(1e-12));
        }
        assertThat(new Box(1, 1, 1, 1).overlap(new Box(1, 1, 1, 1))).isZero();
        assertThatThrownBy(() -> new Box(5, 5, 2, 9)).hasMessageContaining("left, top, width, height");
    }

    @Test
    void averagePrecisionByHand() {
        // two images, three truths; found by falling score: right, wrong (taken already), right
        Box a = new Box(0, 0, 10, 10);
        Box b = new Box(20, 20, 30, 30);
        List<ImageDetections> images = List.of(
                new ImageDetections(List.of(a, b), List.of(a, new Box(0, 0, 10, 9)), List.of(0.9, 0.8)),
                new ImageDetections(List.of(a), List.of(a), List.of(0.7)));
        double area = 1.0 / 3 + 2.0 / 3 / 3;
        double points = (34 * 1.0 + 33 * 2.0 / 3) / 101;

        assertThat(value(images, 0.5, Averaging.ALL_POINTS)).isCloseTo(area, within(1e-12));
        assertThat(value(images, 0.5, Averaging.POINTS_101)).isCloseTo(points, within(1e-12));
        Figure.Known known =
                known(Detection.averagePrecision(many(images), 0.5, Averaging.ALL_POINTS, LEVEL, BOOTSTRAP));
        assertThat(known.n()).isEqualTo(40);
        assertThat(known.value()).isBetween(known.low(), known.high());
    }

    @Test
    void averagePrecisionIsThatOfItsDefinition() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 100; round++) {
            List<ImageDetections> images = new ArrayList<>();
            for (int image = 0; image < 4; image++) {
                List<Box> truths = boxes(random, 1 + random.nextInt(3));
                List<Box> found = new ArrayList<>(truths.subList(0, random.nextInt(truths.size() + 1)));
                found.addAll(boxes(random, random.nextInt(4)));
                images.add(new ImageDetections(
                        truths, found, random.doubles(found.size()).boxed().toList()));
            }
            for (double overlap : new double[] {0.3, 0.5, 0.75}) {
                assertThat(value(images, overlap, Averaging.ALL_POINTS))
                        .isCloseTo(definition(images, overlap, false), within(1e-12));
                assertThat(value(images, overlap, Averaging.POINTS_101))
                        .isCloseTo(definition(images, overlap, true), within(1e-12));
            }
        }
    }

    @Test
    void theMeanIsOverClassesAndOverlaps() {
        Box a = new Box(0, 0, 10, 10);
        List<ImageDetections> right = many(List.of(new ImageDetections(List.of(a), List.of(a), List.of(0.5))));
        List<ImageDetections> loose =
                many(List.of(new ImageDetections(List.of(a), List.of(new Box(0, 0, 10, 6)), List.of(0.5))));
        double[] overlaps = {0.5, 0.7};
        Figure figure = Detection.mean(List.of(right, loose), overlaps, Averaging.ALL_POINTS, LEVEL, BOOTSTRAP);

        assertThat(figure).as("0.75 in every resample").isInstanceOf(Figure.Undefined.class);
        Figure.Known perfect = known(Detection.mean(List.of(right), overlaps, Averaging.POINTS_101, LEVEL, BOOTSTRAP));
        assertThat(perfect.value()).isEqualTo(1);
        assertThat(perfect.low()).isBetween(0.8, 0.95);
        List<ImageDetections> empty = List.of(new ImageDetections(List.of(), List.of(a), List.of(0.5)));
        assertThat(Detection.averagePrecision(empty, 0.5, Averaging.ALL_POINTS, LEVEL, BOOTSTRAP))
                .isEqualTo(new Figure.Undefined("class 0 has nothing to find", 1));
        assertThatThrownBy(() -> Detection.averagePrecision(right, 50, Averaging.ALL_POINTS, LEVEL, BOOTSTRAP))
                .hasMessageContaining("(50.0)");
        assertThatThrownBy(() -> new ImageDetections(List.of(), List.of(a), List.of()))
                .hasMessageContaining("(0)");
    }

    @Test
    void masksAgreeWithPixelLoops() {
        SplittableRandom random = new SplittableRandom(3);
        Segmentation sums = Segmentation.empty(3);
        long[] common = new long[3];
        long[] either = new long[3];
        long[] sizes = new long[3];
        for (int image = 0; image < 30; image++) {
            int[] truth = random.ints(50, -1, 3).toArray();
            int[] predicted = Arrays.stream(truth)
                    .map(c -> c >= 0 && random.nextInt(3) > 0 ? c : random.nextInt(3))
                    .toArray();
            Segmentation one = Segmentation.of(truth, predicted, 3);
            sums = sums.merge(one);
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < 50; i++) {
                    boolean there = truth[i] == c;
                    boolean said = predicted[i] == c && truth[i] >= 0;
                    common[c] += there && said ? 1 : 0;
                    either[c] += there || said ? 1 : 0;
                    sizes[c] += (there ? 1 : 0) + (said ? 1 : 0);
                }
            }
        }
        double mean = 0;
        for (int c = 0; c < 3; c++) {
            assertThat(known(sums.overlap(c, LEVEL)).value()).isCloseTo((double) common[c] / either[c], within(1e-12));
            assertThat(known(sums.dice(c, LEVEL)).value()).isCloseTo(2.0 * common[c] / sizes[c], within(1e-12));
            mean += (double) common[c] / either[c] / 3;
        }
        assertThat(known(sums.meanOverlap(LEVEL)).value()).isCloseTo(mean, within(1e-12));
        assertThat(known(sums.meanOverlap(LEVEL)).n()).isEqualTo(30);
        assertThat(known(sums.meanDice(LEVEL)).value()).isGreaterThan(mean);
        assertThat(Segmentation.of(new int[] {0}, new int[] {0}, 2).meanOverlap(LEVEL))
                .isEqualTo(new Figure.Undefined("class 0: only one cluster", 1));
        assertThatThrownBy(() -> Segmentation.of(new int[] {0}, new int[] {2}, 2))
                .hasMessageContaining("pixel 0");
    }

    private static double value(List<ImageDetections> images, double overlap, Averaging averaging) {
        int[] once = new int[images.size()];
        Arrays.fill(once, 1);
        return Detection.averagePrecision(images, overlap, averaging).of(once);
    }

    private static List<ImageDetections> many(List<ImageDetections> images) {
        List<ImageDetections> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.addAll(images);
        }
        return all;
    }

    /// Precision and recall at each threshold by matching anew whatever is above it.
    private static double definition(List<ImageDetections> images, double overlap, boolean points) {
        double[] thresholds = images.stream()
                .flatMap(image -> image.scores().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int truths = images.stream().mapToInt(image -> image.truths().size()).sum();
        double sum = 0;
        for (int step = 1; step <= (points ? 101 : truths); step++) {
            double recall = points ? (step - 1) / 100.0 : (double) step / truths;
            double best = 0;
            for (double threshold : thresholds) {
                int found = 0;
                int right = 0;
                for (ImageDetections image : images) {
                    List<Box> kept = new ArrayList<>();
                    List<Double> scores = new ArrayList<>();
                    for (int i = 0; i < image.found().size(); i++) {
                        if (image.scores().get(i) >= threshold) {
                            kept.add(image.found().get(i));
                            scores.add(image.scores().get(i));
                        }
                    }
                    found += kept.size();
                    for (boolean each : new ImageDetections(image.truths(), kept, scores).matches(overlap)) {
                        right += each ? 1 : 0;
                    }
                }
                if (right >= recall * truths - 1e-9) {
                    best = Math.max(best, (double) right / found);
                }
            }
            sum += best;
        }
        return sum / (points ? 101 : truths);
    }

    private static List<Box> boxes(SplittableRandom random, int count) {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boxes.add(box(random));
        }
        return boxes;
    }

    private static Box box(SplittableRandom random) {
        int left = random.nextInt(8);
        int top = random.nextInt(8);
        return new Box(left, top, left + 1 + random.nextInt(4), top + 1 + random.nextInt(4));
    }

    private static boolean inside(Box box, int x, int y) {
        return x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom();
    }
}
