package oxbow.core.metric;

import java.util.ArrayList;
import java.util.List;

/// Average precision of found boxes. Intervals are percentile bootstraps of whole images, which are taken to
/// be independent; n is the number of images.
///
/// Found boxes of all images are ranked together, and those of one score fall under the threshold together.
/// No box is set aside as a crowd or as difficult, none is left out for its size, and no number of boxes per
/// image is the limit, so figures differ from a COCO run that uses these.
public final class Detection {
    private static final int POINTS = 101;

    private Detection() {}

    /// How precision is averaged over recall. Both take the best precision at this recall or above.
    public enum Averaging {
        /// The mean at recall 0, 0.01, … 1, as COCO does.
        POINTS_101,
        /// The area under the whole curve, as Pascal VOC does since 2010.
        ALL_POINTS
    }

    /// Average precision of one class. Undefined if the images hold nothing to find.
    ///
    /// @param overlap intersection over union from which a box is right, above 0 and at most 1
    /// @param level probability to cover, between 0 and 1
    public static Figure averagePrecision(
            List<ImageDetections> images, double overlap, Averaging averaging, double level, Bootstrap bootstrap) {
        return mean(List.of(images), new double[] {overlap}, averaging, level, bootstrap);
    }

    /// Mean average precision over classes and overlaps (0.50, 0.55, … 0.95 for COCO's). Undefined if a
    /// class has nothing to find.
    ///
    /// @param classes the same images in the same order for each class
    /// @param overlaps intersections over union from which a box is right, each above 0 and at most 1
    /// @param level probability to cover, between 0 and 1
    public static Figure mean(
            List<List<ImageDetections>> classes,
            double[] overlaps,
            Averaging averaging,
            double level,
            Bootstrap bootstrap) {
        Levels.require(level);
        int images = classes.isEmpty() ? 0 : classes.getFirst().size();
        List<Statistic> parts = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            if (classes.get(c).size() != images) {
                throw new IllegalArgumentException("The classes must each have the same %d images.".formatted(images));
            }
            if (classes.get(c).stream().allMatch(image -> image.truths().isEmpty())) {
                return new Figure.Undefined("class %d has nothing to find".formatted(c), images);
            }
            for (double overlap : overlaps) {
                parts.add(averagePrecision(classes.get(c), overlap, averaging));
            }
        }
        if (parts.isEmpty()) {
            return new Figure.Undefined("no classes or no overlaps", images);
        }
        Statistic mean = Statistic.mean(parts);
        double value = mean.once(images);
        return value == 0 || value == 1
                ? EffectiveShare.figure(value, images, 0, level, "wilson-edge")
                : bootstrap.draw(mean, images).percentile(level);
    }

    /// Average precision of one class as a statistic of images to resample; matched and sorted once.
    public static Statistic averagePrecision(List<ImageDetections> images, double overlap, Averaging averaging) {
        if (!(overlap > 0 && overlap <= 1)) {
            throw new IllegalArgumentException("The overlap (%s) must be above 0 and at most 1.".formatted(overlap));
        }
        int count = images.stream().mapToInt(image -> image.found().size()).sum();
        double[] scores = new double[count];
        boolean[] right = new boolean[count];
        int[] imageOf = new int[count];
        int at = 0;
        for (int image = 0; image < images.size(); image++) {
            boolean[] matches = images.get(image).matches(overlap);
            for (int i = 0; i < matches.length; i++) {
                scores[at] = images.get(image).scores().get(i);
                right[at] = matches[i];
                imageOf[at++] = image;
            }
        }
        int[] truths = images.stream().mapToInt(image -> image.truths().size()).toArray();
        BinaryScores ranked = BinaryScores.of(scores, right);
        return times -> average(ranked, imageOf, truths, times, averaging);
    }

    private static double average(BinaryScores ranked, int[] imageOf, int[] truths, int[] times, Averaging averaging) {
        double all = 0;
        for (int image = 0; image < truths.length; image++) {
            all += (double) times[image] * truths[image];
        }
        double[] hits = new double[ranked.n()];
        double[] precision = new double[ranked.n()];
        double found = 0;
        double right = 0;
        int size = 0;
        for (int rank = ranked.n() - 1; rank >= 0; rank--) {
            int weight = times[imageOf[ranked.index(rank)]];
            found += weight;
            right += ranked.outcome(rank) ? weight : 0;
            if (found > 0 && (rank == 0 || ranked.score(rank - 1) != ranked.score(rank))) {
                hits[size] = right;
                precision[size++] = right / found;
            }
        }
        for (int i = size - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        if (all == 0) {
            return Double.NaN;
        }
        return switch (averaging) {
            case ALL_POINTS -> area(hits, precision, size, all);
            case POINTS_101 -> points(hits, precision, size, all);
        };
    }

    private static double area(double[] hits, double[] precision, int size, double all) {
        double sum = 0;
        double before = 0;
        for (int i = 0; i < size; i++) {
            sum += (hits[i] - before) * precision[i];
            before = hits[i];
        }
        return sum / all;
    }

    private static double points(double[] hits, double[] precision, int size, double all) {
        double sum = 0;
        int at = 0;
        for (int point = 0; point < POINTS; point++) {
            while (at < size && hits[at] * (POINTS - 1) < point * all) {
                at++;
            }
            sum += at < size ? precision[at] : 0;
        }
        return sum / POINTS;
    }
}
