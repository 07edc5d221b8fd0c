package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The profile of a data version, ready to be drawn.
///
/// @param pictures a histogram per descriptor and column that has one, the descriptors first
/// @param labels how often each class occurs
/// @param columns a line per column
public record ProfileView(List<Picture> pictures, List<Histogram> labels, List<Line> columns) {

    public static final ProfileView NONE = new ProfileView(List.of(), List.of(), List.of());

    /// A histogram of a descriptor.
    ///
    /// @param words range and mean
    public record Picture(String name, String words, Histogram histogram) {}

    public record Line(String name, long present, long missing, String low, String high, String mean, String spread) {}

    static ProfileView of(JsonNode profile) {
        List<Picture> pictures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : profile.path("descriptors").properties()) {
            picture(entry.getKey(), entry.getValue(), pictures);
        }
        List<Line> lines = new ArrayList<>();
        for (String kind : List.of("numbers", "categories")) {
            for (Map.Entry<String, JsonNode> entry : profile.path(kind).properties()) {
                lines.add(line(entry.getKey(), entry.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> entry : profile.path("numbers").properties()) {
            picture(entry.getKey(), entry.getValue(), pictures);
        }
        return new ProfileView(pictures, labels(profile.path("labels")), lines);
    }

    private static void picture(String name, JsonNode numbers, List<Picture> pictures) {
        List<Long> counts = longs(numbers.path("counts"));
        if (counts.isEmpty()) {
            return;
        }
        Histogram histogram = Histogram.ofEdges(name, doubles(numbers.path("edges")), counts, List.of(), "");
        String words = "mean " + Show.number(numbers.path("mean").asDouble()) + ", from "
                + Show.number(numbers.path("min").asDouble()) + " to "
                + Show.number(numbers.path("max").asDouble()) + " (n "
                + Show.count(numbers.path("count").asLong()) + ")";
        pictures.add(new Picture(name, words, histogram));
    }

    /// Over all splits.
    private static List<Histogram> labels(JsonNode splits) {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode split : splits) {
            split.path("counts")
                    .properties()
                    .forEach(e -> counts.merge(e.getKey(), e.getValue().asLong(), Long::sum));
        }
        return counts.isEmpty()
                ? List.of()
                : List.of(new Histogram(
                        "classes", List.copyOf(counts.keySet()), List.copyOf(counts.values()), List.of(), ""));
    }

    private static Line line(String name, JsonNode column) {
        long missing = column.path("missing").asLong();
        long count = column.path("count").asLong();
        if (!column.has("mean")) {
            int kinds = column.path("counts").size();
            return new Line(name, count, missing, Show.count(kinds, "value"), "", "", "");
        }
        double m2 = column.path("m2").asDouble();
        String spread = count < 2 ? "–" : Show.number(Math.sqrt(m2 / (count - 1)));
        return new Line(
                name,
                count,
                missing,
                Show.number(column.path("min").asDouble()),
                Show.number(column.path("max").asDouble()),
                Show.number(column.path("mean").asDouble()),
                spread);
    }

    private static List<Long> longs(JsonNode array) {
        List<Long> values = new ArrayList<>();
        array.forEach(node -> values.add(node.asLong()));
        return values;
    }

    private static List<Double> doubles(JsonNode array) {
        List<Double> values = new ArrayList<>();
        array.forEach(node -> values.add(node.asDouble()));
        return values;
    }
}
