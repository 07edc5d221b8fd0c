package oxbow.core.sketch;

import java.util.Arrays;

/// How many values each level of a KLL sketch may keep: `k` at the top, a third less with each level down, 8 at
/// least. Immutable.
final class KllCapacity {
    static final int LEAST_K = 8;
    static final int MOST_K = 65_535;
    /// More levels than a count in a `long` can fill.
    static final int MOST_LEVELS = 60;

    private static final int LEAST = 8;
    private static final double SHRINK = 2.0 / 3;

    private final int[] byDepth = new int[MOST_LEVELS + 1];
    private final int[] total = new int[MOST_LEVELS + 2];

    KllCapacity(int k) {
        requireK(k);
        double capacity = k;
        for (int depth = 0; depth < byDepth.length; depth++) {
            byDepth[depth] = Math.max(LEAST, (int) Math.round(capacity));
            total[depth + 1] = total[depth] + byDepth[depth];
            capacity *= SHRINK;
        }
    }

    static int requireK(int k) {
        if (k < LEAST_K || k > MOST_K) {
            throw new IllegalArgumentException(
                    "The size k (%d) of a quantile sketch must be between %d and %d. Maybe KllSketch.DEFAULT_K?"
                            .formatted(k, LEAST_K, MOST_K));
        }
        return k;
    }

    /// Values that a level may keep.
    int of(int level, int levels) {
        return byDepth[levels - 1 - level];
    }

    /// Values that all levels together may keep.
    int total(int levels) {
        return total[levels];
    }

    @Override
    public String toString() {
        return "KllCapacity" + Arrays.toString(byDepth);
    }
}
