package oxbow.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oxbow.core.sketch.KllSketch;

/// Bins whose edges are fixed once, so that counts of different windows, machines and partitions add up exactly
/// and a comparison of them has no sketch error.
///
/// Bin `i` holds `edges[i-1] ≤ v < edges[i]`: the first bin takes everything below the first edge (underflow),
/// the last everything from the last edge on (overflow), infinities included. `NaN` belongs to no bin; [#bin]
/// answers [#size] for it, the slot in which counts keep what is missing. [#bin] takes O(log edges) and
/// allocates nothing. Immutable and safe between threads.
///
/// @param edges ascending, distinct, finite; may be empty, which leaves a single bin
public record FrozenBins(List<Double> edges) {

    /// Checks the edges and copies them.
    public FrozenBins {
        edges = PackedDoubles.copyOf(edges);
        for (int i = 0; i < edges.size(); i++) {
            double edge = edges.get(i);
            if (!Double.isFinite(edge)) {
                throw new IllegalArgumentException("Edge %d (%s) must be finite.".formatted(i, edge));
            }
            if (i > 0 && edge <= edges.get(i - 1)) {
                throw new IllegalArgumentException(
                        "Edge %d (%s) must be above the edge before it (%s).".formatted(i, edge, edges.get(i - 1)));
            }
        }
    }

    /// Bins that each hold about the same share of a reference, between an underflow and an overflow bin that
    /// hold none of it.
    ///
    /// A value so frequent that it fills a whole bin gets one of its own, so a constant reference still tells
    /// "below", "equal" and "above" apart. Ties make fewer bins, an isolated value at most one more.
    ///
    /// @param reference values to take the quantiles of; those that are not finite are left out; not changed
    /// @param bins how many bins to aim at between underflow and overflow, at least 1
    /// @return bins that are valid for any reference; a single one if it holds no finite value
    public static FrozenBins quantiles(double[] reference, int bins) {
        requireBins(bins);
        double[] sorted =
                Arrays.stream(reference).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new FrozenBins(List.of());
        }
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            double cut = sorted[(int) ((long) i * sorted.length / bins)];
            int next = (int) ((long) (i + 1) * sorted.length / bins);
            addAbove(edges, cut);
            if (next < sorted.length && sorted[next] == cut) {
                addAbove(edges, Math.nextUp(cut));
            }
        }
        addAbove(edges, Math.nextUp(sorted[sorted.length - 1]));
        return new FrozenBins(edges);
    }

    /// Bins that each hold about the same share of what a sketch has seen, cut like those of [#quantiles]; a value
    /// that the sketch shows to fill a whole bin gets one of its own.
    ///
    /// **Guarantee**: each bin holds its share up to the sketch's uniform rank error at either edge, ties apart;
    /// exactly, while the sketch keeps all values. Counting on the bins has no sketch error.
    ///
    /// @param sketch of finite values
    /// @param bins how many bins to aim at between underflow and overflow, at least 1
    /// @return a single bin if the sketch is empty
    public static FrozenBins of(KllSketch sketch, int bins) {
        requireBins(bins);
        if (sketch.isEmpty()) {
            return new FrozenBins(List.of());
        }
        double[] values = sketch.values();
        long[] upTo = sketch.cumulativeWeights();
        List<Double> edges = new ArrayList<>();
        double next = sketch.min();
        int at = 0;
        for (int i = 0; i < bins; i++) {
            double cut = next;
            double rank = (double) sketch.n() * (i + 1) / bins;
            while (at < values.length - 1 && upTo[at] <= Math.floor(rank)) {
                at++;
            }
            next = i == bins - 1 ? Double.NaN : values[at];
            addAbove(edges, cut);
            if (next == cut) {
                addAbove(edges, Math.nextUp(cut));
            }
        }
        addAbove(edges, Math.nextUp(sketch.max()));
        return new FrozenBins(edges);
    }

    /// Bins of equal width from low to high, both included, between an underflow and an overflow bin.
    ///
    /// @param low lower end of the first bin of the range, finite
    /// @param high upper end of the last bin of the range, finite and above low
    /// @param bins how many bins to cut the range into, at least 1
    public static FrozenBins uniform(double low, double high, int bins) {
        requireBins(bins);
        if (!Double.isFinite(high - low) || low >= high) {
            throw new IllegalArgumentException(
                    "The low end (%s) must be below the high end (%s), both finite.".formatted(low, high));
        }
        List<Double> edges = new ArrayList<>(bins + 1);
        for (int i = 0; i < bins; i++) {
            addAbove(edges, low + (high - low) * i / bins);
        }
        addAbove(edges, Math.nextUp(high));
        return new FrozenBins(edges);
    }

    /// Bins for categories written as the numbers 0, 1, … k−1: one each, and whatever is unknown below or
    /// above.
    ///
    /// @param categories how many categories, at least 1
    public static FrozenBins categories(int categories) {
        requireBins(categories);
        List<Double> edges = new ArrayList<>(categories + 1);
        for (int i = 0; i <= categories; i++) {
            edges.add(i - 0.5);
        }
        return new FrozenBins(edges);
    }

    /// Number of bins, underflow and overflow included, the slot for missing values not.
    public int size() {
        return edges.size() + 1;
    }

    /// The bin of a value, from 0 to `size() - 1`; `size()` for `NaN`.
    public int bin(double v) {
        return Double.isNaN(v) ? size() : ((PackedDoubles) edges).atMost(v);
    }

    /// Adds the bins of many values to counts.
    ///
    /// @param values the array that holds them
    /// @param from the first of them
    /// @param to after the last of them
    /// @param counts at least `size() + 1` counts, the last of them for `NaN`
    public void count(double[] values, int from, int to, long[] counts) {
        PackedDoubles packed = (PackedDoubles) edges;
        int notANumber = size();
        for (int i = from; i < to; i++) {
            double v = values[i];
            counts[Double.isNaN(v) ? notANumber : packed.atMost(v)]++;
        }
    }

    private static void addAbove(List<Double> edges, double edge) {
        if (Double.isFinite(edge) && (edges.isEmpty() || edge > edges.getLast())) {
            edges.add(edge);
        }
    }

    private static void requireBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("The number of bins (%d) must be at least 1.".formatted(bins));
        }
    }
}
