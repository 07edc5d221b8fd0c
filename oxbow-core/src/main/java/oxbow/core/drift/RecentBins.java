package oxbow.core.drift;

/// The bins of the last rows, oldest overwritten first.
final class RecentBins {
    /// How many rows are remembered.
    static final int CAPACITY = 2_048;

    /// Bins that fit into the text form, whose characters stay below the surrogates.
    static final int MOST_BINS = 50_000;

    private static final char FIRST = '0';

    private final char[] ring = new char[CAPACITY];
    private long added;

    void add(int bin) {
        ring[(int) (added++ % CAPACITY)] = (char) bin;
    }

    void clear() {
        added = 0;
    }

    /// Counts per bin of the last rows, as many as are asked for and still known.
    long[] counts(long rows, int slots) {
        long[] counts = new long[slots];
        long known = Math.min(rows, Math.min(added, CAPACITY));
        for (long row = added - known; row < added; row++) {
            counts[ring[(int) (row % CAPACITY)]]++;
        }
        return counts;
    }

    /// One character per row, oldest first.
    String text() {
        StringBuilder text = new StringBuilder();
        for (long row = Math.max(0, added - CAPACITY); row < added; row++) {
            text.append((char) (FIRST + ring[(int) (row % CAPACITY)]));
        }
        return text.toString();
    }

    static RecentBins ofText(String text, int slots) {
        if (text.length() > CAPACITY) {
            throw new IllegalArgumentException(
                    "The recent rows (%d) must be at most %d.".formatted(text.length(), CAPACITY));
        }
        RecentBins recent = new RecentBins();
        for (int i = 0; i < text.length(); i++) {
            int bin = text.charAt(i) - FIRST;
            if (bin < 0 || bin >= slots) {
                throw new IllegalArgumentException(
                        "The bin of a recent row (%d) must be between 0 and %d.".formatted(bin, slots - 1));
            }
            recent.add(bin);
        }
        return recent;
    }
}
