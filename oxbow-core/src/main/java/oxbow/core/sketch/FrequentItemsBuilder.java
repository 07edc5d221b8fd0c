package oxbow.core.sketch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Accumulates [FrequentItems] in memory for at most twice the limit of texts. Not thread-safe.
///
/// When twice the limit is there, the count of the first text beyond the limit is taken off all: that costs each
/// of them the same, and more than `limit` times that weight leaves with it.
public final class FrequentItemsBuilder {
    private final Map<String, long[]> counts = new HashMap<>();
    private final int limit;
    private long total;
    private long error;

    /// @param limit how many texts to keep, at least 1; see [FrequentItems#DEFAULT_LIMIT]
    public FrequentItemsBuilder(int limit) {
        this.limit = FrequentItems.requireLimit(limit);
    }

    /// Takes a text once.
    public FrequentItemsBuilder add(String item) {
        return add(item, 1);
    }

    /// Takes a text so many times.
    ///
    /// @param weight how often, at least 1
    /// @throws ArithmeticException if more came than a `long` can count
    public FrequentItemsBuilder add(String item, long weight) {
        if (weight < 1) {
            throw new IllegalArgumentException(
                    "The weight (%d) must be at least 1. Maybe leave the item out?".formatted(weight));
        }
        total = Math.addExact(total, weight);
        count(item, weight);
        if (counts.size() >= 2 * limit) {
            reduce();
        }
        return this;
    }

    /// Merges a sketch in. Its limit is at least that of this builder.
    ///
    /// @throws IllegalArgumentException if its limit is smaller
    public FrequentItemsBuilder add(FrequentItems sketch) {
        if (sketch.limit() < limit) {
            throw new IllegalArgumentException(
                    "The limit (%d) of a sketch merged in must be at least the builder's (%d)."
                            .formatted(sketch.limit(), limit));
        }
        total = Math.addExact(total, sketch.total());
        error += sketch.maximumError();
        sketch.counts().forEach(this::count);
        reduce();
        return this;
    }

    /// The sketch so far; the builder can go on as if it had not been asked.
    public FrequentItems build() {
        long off = beyondLimit();
        Map<String, Long> kept = new HashMap<>();
        counts.forEach((item, count) -> {
            if (count[0] > off) {
                kept.put(item, count[0] - off);
            }
        });
        return new FrequentItems(kept, total, error + off, limit);
    }

    private void count(String item, long weight) {
        long[] count = counts.get(item);
        if (count != null) {
            count[0] += weight;
        } else {
            counts.computeIfAbsent(FrequentItems.storable(item), name -> new long[1])[0] += weight;
        }
    }

    private void reduce() {
        long off = beyondLimit();
        if (off > 0) {
            error += off;
            counts.values().removeIf(count -> (count[0] -= off) <= 0);
        }
    }

    /// The largest count that has no place among the `limit` first, 0 if all have one.
    private long beyondLimit() {
        if (counts.size() <= limit) {
            return 0;
        }
        long[] ascending = counts.values().stream().mapToLong(count -> count[0]).toArray();
        Arrays.sort(ascending);
        return ascending[ascending.length - 1 - limit];
    }
}
