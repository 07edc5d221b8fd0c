package oxbow.monitor;

import java.util.List;

/// How often values fell into which bin.
///
/// @param edges bin i holds values from edge i−1 up to but without edge i; the first and the last bin are open
/// @param counts one per bin, one more than edges
/// @param missing rows without a value
/// @param labels the names of the classes 0, 1, … of a category; empty for numbers
public record Histogram(List<Double> edges, List<Long> counts, long missing, List<String> labels) {

    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        labels = List.copyOf(labels);
    }

    /// From counts whose last one is that of the missing values.
    static Histogram of(List<Double> edges, List<Long> countsAndMissing, List<String> labels) {
        int bins = countsAndMissing.size() - 1;
        return new Histogram(edges, countsAndMissing.subList(0, bins), countsAndMissing.get(bins), labels);
    }

    /// Rows counted.
    public long n() {
        return missing + counts.stream().mapToLong(Long::longValue).sum();
    }
}
