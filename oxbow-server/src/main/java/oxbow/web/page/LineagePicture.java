package oxbow.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A lineage graph as boxes in layers: what was made stands left, what it was made from to the right of it.
public record LineagePicture(List<Box> boxes, List<Line> lines, int width, int height) {

    public static final int BOX_WIDTH = 186;
    public static final int BOX_HEIGHT = 54;
    private static final int ACROSS = 262;
    private static final int DOWN = 78;
    private static final int MOST_ROUNDS = 64;
    private static final Pattern DATASET_VERSION = Pattern.compile("data/datasets/([^/]+)/versions/([^/]+)");
    private static final List<String> PAGES =
            List.of("serve/endpoints/", "track/models/", "track/runs/", "evaluate/evaluations/");

    public record Box(int x, int y, String kind, String title, String full, Optional<String> href, boolean start) {}

    public record Line(String path, int arrowX, int arrowY, int wordX, int wordY, String relation) {

        public String arrow() {
            return "M" + arrowX + " " + arrowY + " l-8 -4.5 v9 z";
        }
    }

    private record Place(int layer, int row) {

        int x() {
            return 4 + layer * ACROSS;
        }

        int y() {
            return 4 + row * DOWN;
        }
    }

    static LineagePicture of(LineageView.Graph graph, String start, String project) {
        Map<String, Integer> layers = layers(graph);
        Map<String, Place> places = new LinkedHashMap<>();
        Map<Integer, Integer> rows = new HashMap<>();
        for (LineageView.Node node : graph.nodes()) {
            String key = key(node.kind(), node.id());
            int layer = layers.getOrDefault(key, 0);
            int row = rows.merge(layer, 1, Integer::sum) - 1;
            places.put(key, new Place(layer, row));
        }
        List<Box> boxes = new ArrayList<>();
        for (LineageView.Node node : graph.nodes()) {
            Place place = places.get(key(node.kind(), node.id()));
            if (place != null) {
                boxes.add(box(node, place, start, project));
            }
        }
        int columns = layers.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        int height = rows.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        return new LineagePicture(
                boxes,
                lines(graph, places),
                (columns - 1) * ACROSS + BOX_WIDTH + 8,
                (height - 1) * DOWN + BOX_HEIGHT + 8);
    }

    private static String key(String kind, String id) {
        return kind + ":" + id;
    }

    /// The longest way from a thing that nothing was made from, so that every edge leads to the right.
    private static Map<String, Integer> layers(LineageView.Graph graph) {
        Map<String, Integer> layers = new HashMap<>();
        graph.nodes().forEach(node -> layers.put(key(node.kind(), node.id()), 0));
        boolean moved = true;
        for (int round = 0; moved && round < MOST_ROUNDS; round++) {
            moved = false;
            for (LineageView.Edge edge : graph.edges()) {
                int wanted =
                        layers.getOrDefault(key(edge.from().kind(), edge.from().id()), 0) + 1;
                String to = key(edge.to().kind(), edge.to().id());
                if (layers.getOrDefault(to, 0) < wanted && wanted < MOST_ROUNDS) {
                    layers.put(to, wanted);
                    moved = true;
                }
            }
        }
        return layers;
    }

    private static Box box(LineageView.Node node, Place place, String start, String project) {
        String title = node.title().length() > 25 ? node.title().substring(0, 24) + "…" : node.title();
        return new Box(
                place.x(),
                place.y(),
                Show.words(node.kind()),
                title,
                node.title(),
                Optional.of(page(node, project)),
                key(node.kind(), node.id()).equals(start));
    }

    /// The page of what the API's address names; what has none of its own leads to its lineage.
    private static String page(LineageView.Node node, String project) {
        String home = "/projects/" + project + "/";
        String thing = node.href().orElse("").replaceFirst("^/api/v1/projects/[^/]+/", "");
        Matcher dataset = DATASET_VERSION.matcher(thing);
        if (dataset.matches()) {
            return home + "data/datasets/" + dataset.group(1) + "?version=" + dataset.group(2);
        }
        return PAGES.stream().anyMatch(thing::startsWith)
                ? home + thing
                : home + "data/lineage?node=" + Addresses.encode(key(node.kind(), node.id()));
    }

    private static List<Line> lines(LineageView.Graph graph, Map<String, Place> places) {
        List<Line> lines = new ArrayList<>();
        for (LineageView.Edge edge : graph.edges()) {
            Place from = places.get(key(edge.from().kind(), edge.from().id()));
            Place to = places.get(key(edge.to().kind(), edge.to().id()));
            if (from == null || to == null) {
                continue;
            }
            int x1 = from.x() + BOX_WIDTH;
            int y1 = from.y() + BOX_HEIGHT / 2;
            int x2 = to.x();
            int y2 = to.y() + BOX_HEIGHT / 2;
            int bend = x1 + (ACROSS - BOX_WIDTH) / 2;
            String path = "M" + x1 + " " + y1 + " C" + bend + " " + y1 + " " + (x2 - (ACROSS - BOX_WIDTH) / 2) + " "
                    + y2 + " " + (x2 - 7) + " " + y2;
            lines.add(new Line(path, x2, y2, (x1 + x2) / 2, (y1 + y2) / 2 - 6, Show.words(edge.relation())));
        }
        return lines;
    }
}
