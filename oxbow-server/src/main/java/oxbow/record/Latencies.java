package oxbow.record;

import java.util.ArrayList;
import java.util.List;

/// How long answers took, on bins that grow by 2^(1/8), so that any two add up and a quantile is right within 9 %.
///
/// @param counts answers per bin; bin i holds durations up to 2^(i/8) microseconds
/// @param maxMicros the longest
public record Latencies(List<Long> counts, long maxMicros) {

    private static final int PER_OCTAVE = 8;
    private static final int BINS = 32 * PER_OCTAVE;

    public static final Latencies NONE = new Latencies(List.of(), 0);

    public Latencies {
        counts = List.copyOf(counts);
    }

    static int bin(long micros) {
        if (micros <= 1) {
            return 0;
        }
        return Math.min(BINS - 1, (int) Math.ceil(Math.log((double) micros) / Math.log(2) * PER_OCTAVE));
    }

    /// The bins without the empty ones at the end.
    static Latencies of(long[] counts, long maxMicros) {
        int last = counts.length;
        while (last > 0 && counts[last - 1] == 0) {
            last--;
        }
        List<Long> kept = new ArrayList<>(last);
        for (int i = 0; i < last; i++) {
            kept.add(counts[i]);
        }
        return new Latencies(kept, maxMicros);
    }

    static long[] emptyBins() {
        return new long[BINS];
    }

    public Latencies merge(Latencies other) {
        long[] sum = emptyBins();
        for (int i = 0; i < BINS; i++) {
            sum[i] = at(i) + other.at(i);
        }
        return of(sum, Math.max(maxMicros, other.maxMicros));
    }

    private long at(int bin) {
        return bin < counts.size() ? counts.get(bin) : 0;
    }

    /// A duration in microseconds that a share of the answers did not exceed; `NaN` if there were none.
    public double quantile(double share) {
        long total = counts.stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            return Double.NaN;
        }
        long wanted = Math.max(1, (long) Math.ceil(share * (double) total));
        long seen = 0;
        for (int i = 0; i < counts.size(); i++) {
            seen += counts.get(i);
            if (seen >= wanted) {
                return Math.min((double) maxMicros, Math.pow(2, (double) i / PER_OCTAVE));
            }
        }
        return (double) maxMicros;
    }
}
