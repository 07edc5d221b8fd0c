package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// A histogram, and over it as an outline a second one of the same bins, both as shares.
///
/// @param title what is counted
/// @param labels what each bin holds, as many as counts
/// @param counts rows per bin
/// @param over the second histogram, or empty
/// @param overTitle what the second one is
public record Histogram(String title, List<String> labels, List<Long> counts, List<Long> over, String overTitle) {

    private static final double LEFT = 8;
    private static final double WIDTH = 284;
    private static final double BASE = 82;
    private static final double HEIGHT = 74;

    public Histogram {
        counts = List.copyOf(counts);
        over = over.size() == counts.size() ? List.copyOf(over) : List.of();
        labels = List.copyOf(labels);
    }

    public record Bar(String x, String y, String width, String height, String words) {}

    public record Tick(String x, String anchor, String text) {}

    /// Over bins between edges: the first holds what lies below all of them, the next after the last edge what lies
    /// beyond, and there may be one more for what is missing. Those three are left out where they are empty.
    public static Histogram ofEdges(
            String title, List<Double> edges, List<Long> counts, List<Long> over, String overTitle) {
        boolean second = over.size() == counts.size();
        List<String> labels = new ArrayList<>();
        List<Long> kept = new ArrayList<>();
        List<Long> keptOver = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            boolean outer = i == 0 || i >= edges.size();
            if (outer && counts.get(i) == 0 && (!second || over.get(i) == 0)) {
                continue;
            }
            labels.add(label(edges, i));
            kept.add(counts.get(i));
            keptOver.add(second ? over.get(i) : 0L);
        }
        counts = kept;
        over = second ? keptOver : List.of();
        return new Histogram(title, labels, counts, over, overTitle);
    }

    /// One bar per class, by name; what belongs to no class is called other, and left out where there is none.
    public static Histogram ofClasses(
            String title, List<String> names, List<Long> counts, List<Long> over, String overTitle) {
        boolean second = over.size() == counts.size();
        Map<String, Long> first = new TreeMap<>();
        Map<String, Long> other = new TreeMap<>();
        for (int i = 0; i < counts.size(); i++) {
            boolean named = i < names.size();
            if (named || counts.get(i) > 0 || (second && over.get(i) > 0)) {
                first.merge(named ? names.get(i) : "other", counts.get(i), Long::sum);
                other.merge(named ? names.get(i) : "other", second ? over.get(i) : 0L, Long::sum);
            }
        }
        List<Long> outline = second ? List.copyOf(other.values()) : List.of();
        return new Histogram(title, List.copyOf(first.keySet()), List.copyOf(first.values()), outline, overTitle);
    }

    private static String label(List<Double> edges, int bin) {
        if (edges.isEmpty()) {
            return bin == 0 ? "all" : "missing";
        }
        if (bin == 0) {
            return "below " + Show.number(edges.getFirst());
        }
        if (bin == edges.size()) {
            return "from " + Show.number(edges.getLast());
        }
        if (bin > edges.size()) {
            return "missing";
        }
        String low = Show.number(edges.get(bin - 1));
        String high = Show.number(edges.get(bin));
        return low.equals(high) ? low : low + " to " + high;
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }

    private double share(List<Long> values, int i) {
        return (double) values.get(i) / Math.max(1, sum(values));
    }

    private double highest() {
        double most = 1e-12;
        for (int i = 0; i < counts.size(); i++) {
            most = Math.max(most, share(counts, i));
            most = over.isEmpty() ? most : Math.max(most, share(over, i));
        }
        return most;
    }

    private double step() {
        return WIDTH / Math.max(1, counts.size());
    }

    private static String at(double v) {
        return String.format(Locale.ROOT, "%.1f", v);
    }

    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        double highest = highest();
        double gap = Math.min(2, step() / 6);
        for (int i = 0; i < counts.size(); i++) {
            double height = HEIGHT * share(counts, i) / highest;
            String second = over.isEmpty() ? "" : "; " + overTitle + " " + Show.percent(share(over, i));
            String words = labels.get(i) + ": " + Show.percent(share(counts, i)) + " (n " + Show.count(counts.get(i))
                    + ")" + second;
            bars.add(new Bar(at(LEFT + i * step() + gap / 2), at(BASE - height), at(step() - gap), at(height), words));
        }
        return bars;
    }

    /// The second histogram as a stepped path.
    public String outline() {
        if (over.isEmpty() || sum(over) == 0) {
            return "";
        }
        StringBuilder path = new StringBuilder("M" + at(LEFT) + " " + at(BASE));
        double highest = highest();
        for (int i = 0; i < over.size(); i++) {
            path.append(" V").append(at(BASE - HEIGHT * share(over, i) / highest));
            path.append(" H").append(at(LEFT + (i + 1) * step()));
        }
        return path.append(" V").append(at(BASE)).toString();
    }

    public List<Tick> ticks() {
        if (counts.isEmpty()) {
            return List.of();
        }
        if (counts.size() <= 12 && labels.stream().allMatch(l -> l.length() <= 3)) {
            return LongStream.range(0, counts.size())
                    .mapToObj(i -> new Tick(at(LEFT + (i + 0.5) * step()), "middle", labels.get((int) i)))
                    .toList();
        }
        return List.of(
                new Tick(at(LEFT), "start", labels.getFirst().replaceFirst(" to .*", "")),
                new Tick(at(LEFT + WIDTH), "end", labels.getLast().replaceFirst(".* to ", "")));
    }

    public String words() {
        return title + ", histogram of " + Show.count(sum(counts), "row")
                + (over.isEmpty() ? "" : ", and " + overTitle + " of " + Show.count(sum(over), "row"));
    }

    public long rows() {
        return sum(counts);
    }

    public long overRows() {
        return sum(over);
    }
}
