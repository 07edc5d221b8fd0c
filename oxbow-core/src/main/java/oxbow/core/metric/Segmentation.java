package oxbow.core.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// How predicted masks agree with true ones, class by class. Pixels of one image depend on each other, so
/// intervals rest on images, which are taken to be independent; n is their number. Segmentations of disjoint
/// images [#merge]. Immutable.
///
/// @param overlaps for each class, pixels that are of it on both masks over those on either, by image
/// @param dices for each class, twice the pixels on both masks over the sum of both masks, by image
public record Segmentation(List<ClusteredRatio> overlaps, List<ClusteredRatio> dices) {
    /// Copies the lists, and checks that all are shares of the same images.
    public Segmentation {
        overlaps = List.copyOf(overlaps);
        dices = List.copyOf(dices);
        if (overlaps.size() != dices.size() || overlaps.isEmpty()) {
            throw new IllegalArgumentException("The sums must be of the same classes, at least one.");
        }
        long images = overlaps.getFirst().clusters();
        for (ClusteredRatio each :
                Stream.concat(overlaps.stream(), dices.stream()).toList()) {
            if (each.clusters() != images) {
                throw new IllegalArgumentException("The sums must be of the same %d images.".formatted(images));
            }
            each.requireShare();
        }
    }

    /// No images yet.
    public static Segmentation empty(int classes) {
        List<ClusteredRatio> none = Collections.nCopies(classes, ClusteredRatio.EMPTY);
        return new Segmentation(none, none);
    }

    /// One image. Pixels whose truth is below 0 are left out; a prediction must be a class.
    ///
    /// @param truth class of each pixel, or below 0
    /// @param predicted class of each pixel
    /// @param classes how many classes, at least 1
    public static Segmentation of(int[] truth, int[] predicted, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("The number of classes (%d) must be at least 1.".formatted(classes));
        }
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "The masks (%d and %d pixels) must be of one size.".formatted(truth.length, predicted.length));
        }
        long[] both = new long[classes];
        long[] sum = new long[classes];
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] >= classes || predicted[i] < 0 || predicted[i] >= classes) {
                throw new IllegalArgumentException("The classes of pixel %d (%d, %d) must be between 0 and %d."
                        .formatted(i, truth[i], predicted[i], classes - 1));
            }
            if (truth[i] >= 0) {
                sum[truth[i]]++;
                sum[predicted[i]]++;
                both[truth[i]] += truth[i] == predicted[i] ? 1 : 0;
            }
        }
        List<ClusteredRatio> overlaps = new ArrayList<>();
        List<ClusteredRatio> dices = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            overlaps.add(new ClusteredRatio.Builder()
                    .add((double) both[c], (double) (sum[c] - both[c]))
                    .build());
            dices.add(new ClusteredRatio.Builder()
                    .add(2.0 * both[c], (double) sum[c])
                    .build());
        }
        return new Segmentation(overlaps, dices);
    }

    /// Intersection over union of one class over all images together. Undefined if it is nowhere, and for a
    /// single image.
    public Figure overlap(int c, double level) {
        return overlaps.get(c).share(level);
    }

    /// Dice coefficient of one class over all images together: F1 of its pixels. Undefined as [#overlap].
    public Figure dice(int c, double level) {
        return dices.get(c).share(level);
    }

    /// Mean intersection over union of the classes. The interval is the mean of theirs, so it holds however
    /// the classes depend on each other if they hold together (Bonferroni), and covers more than it says.
    public Figure meanOverlap(double level) {
        return mean(overlaps, level);
    }

    /// Mean Dice coefficient of the classes, as [#meanOverlap].
    public Figure meanDice(double level) {
        return mean(dices, level);
    }

    private static Figure mean(List<ClusteredRatio> ratios, double level) {
        double each = Levels.each(level, ratios.size());
        double value = 0;
        double low = 0;
        double high = 0;
        for (int c = 0; c < ratios.size(); c++) {
            switch (ratios.get(c).share(each)) {
                case Figure.Undefined none -> {
                    return new Figure.Undefined("class %d: %s".formatted(c, none.reason()), none.n());
                }
                case Figure.Known known -> {
                    value += known.value() / ratios.size();
                    low += known.low() / ratios.size();
                    high += known.high() / ratios.size();
                }
            }
        }
        return new Figure.Known(value, ratios.getFirst().clusters(), low, high, level, "bonferroni-mean");
    }

    /// The segmentation of both sets of images together.
    public Segmentation merge(Segmentation other) {
        if (overlaps.size() != other.overlaps.size()) {
            throw new IllegalArgumentException("The classes of both must be the same (%d and %d)."
                    .formatted(overlaps.size(), other.overlaps.size()));
        }
        List<ClusteredRatio> overlapSums = new ArrayList<>();
        List<ClusteredRatio> diceSums = new ArrayList<>();
        for (int c = 0; c < overlaps.size(); c++) {
            overlapSums.add(overlaps.get(c).merge(other.overlaps.get(c)));
            diceSums.add(dices.get(c).merge(other.dices.get(c)));
        }
        return new Segmentation(overlapSums, diceSums);
    }

    /// The stored form.
    public byte[] toBytes() {
        StoredWriter writer = MetricForm.SEGMENTATION.writer().number(overlaps.size());
        overlaps.forEach(each -> each.write(writer));
        dices.forEach(each -> each.write(writer));
        return writer.toBytes();
    }

    /// The segmentation of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static Segmentation ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.SEGMENTATION.reader(bytes);
        int classes = reader.length(2 * ClusteredRatio.LEAST_BYTES);
        List<ClusteredRatio> overlaps = read(reader, classes);
        List<ClusteredRatio> dices = read(reader, classes);
        reader.end();
        return new Segmentation(overlaps, dices);
    }

    private static List<ClusteredRatio> read(StoredReader reader, int classes) {
        List<ClusteredRatio> ratios = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            ratios.add(ClusteredRatio.read(reader));
        }
        return ratios;
    }
}
