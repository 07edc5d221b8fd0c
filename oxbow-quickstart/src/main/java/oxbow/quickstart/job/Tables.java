package oxbow.quickstart.job;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oxbow.quickstart.digits.Image;
import oxbow.quickstart.train.Sample;

/// Labelled images as the CSV file that a data-set version is made from, and back.
final class Tables {
    private static final String PREFIX = "p";

    private Tables() {}

    /// One split of the file.
    record Part(String split, List<Sample> samples) {}

    static String csv(List<Part> parts) {
        StringBuilder text = new StringBuilder(pixels().collect(Collectors.joining(","))).append(",label,split\n");
        for (Part part : parts) {
            for (Sample sample : part.samples()) {
                for (int i = 0; i < Image.PIXELS; i++) {
                    text.append(number(sample.image().at(i))).append(',');
                }
                text.append(sample.label()).append(',').append(part.split()).append('\n');
            }
        }
        return text.toString();
    }

    private static String number(float value) {
        return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
    }

    /// What the columns are.
    static Map<String, Object> schema() {
        Stream<Map<String, Object>> features =
                pixels().map(name -> Map.of("name", name, "type", "number", "role", "feature"));
        Stream<Map<String, Object>> rest = Stream.of(
                Map.of("name", "label", "type", "category", "role", "label"),
                Map.of("name", "split", "type", "category", "role", "split"));
        return Map.of(
                "columns", Stream.concat(features, rest).toList(),
                "image", Map.of("prefix", PREFIX, "width", Image.SIDE, "height", Image.SIDE, "white", Image.WHITE));
    }

    /// The samples in a CSV text with a heading, in its order.
    static List<Sample> samples(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> heading = List.of(lines.getFirst().split(",", -1));
        int[] places = pixels().mapToInt(heading::indexOf).toArray();
        int label = heading.indexOf("label");
        return lines.stream()
                .skip(1)
                .map(line -> sample(line.split(",", -1), places, label))
                .toList();
    }

    private static Sample sample(String[] cells, int[] places, int label) {
        float[] values = new float[Image.PIXELS];
        for (int i = 0; i < Image.PIXELS; i++) {
            values[i] = Float.parseFloat(cells[places[i]]);
        }
        return new Sample(Image.of(values), cells[label]);
    }

    private static Stream<String> pixels() {
        return IntStream.range(0, Image.PIXELS).mapToObj(i -> PREFIX + i);
    }
}
