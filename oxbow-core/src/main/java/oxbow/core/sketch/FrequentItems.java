package oxbow.core.sketch;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oxbow.core.stored.Family;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// What remains of many texts so that one can tell which were most frequent, and how often they came.
///
/// **Guarantee**: the true count of every text lies between [#lowerBound] and [#upperBound], always and not only
/// with some probability. They are apart by [#maximumError()], which is at most `total / (limit + 1)`, and 0 while
/// no more than `limit` different texts came. So a text more frequent than the maximum error is always among
/// [#items()]. Merging keeps all of this.
///
/// The sketch depends on the texts and their order only; ties are broken by name. Immutable and safe between
/// threads; [FrequentItemsBuilder] accumulates.
///
/// Sources: Misra and Gries, "Finding repeated elements" (1982); merging by Agarwal and others, "Mergeable
/// summaries" (2013).
///
/// @param counts lower bounds of the kept texts' counts, in the order of their names
/// @param total weight of all texts that came
/// @param maximumError how much too low a lower bound may be
/// @param limit how many texts are kept at most, at least 1
public record FrequentItems(Map<String, Long> counts, long total, long maximumError, int limit) {
    /// Texts kept unless told otherwise: errors stay below a thousandth of the total.
    public static final int DEFAULT_LIMIT = 1_000;

    private static final int VERSION = 1;
    private static final int MOST = 1 << 24;

    /// A text and the bounds of its true count.
    ///
    /// @param name the text
    /// @param lowerBound it came at least so often
    /// @param upperBound it came at most so often
    public record Item(String name, long lowerBound, long upperBound) {}

    /// Checks that the counts agree with each other and copies the map.
    public FrequentItems {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        requireLimit(limit);
        if (counts.size() > limit) {
            throw new IllegalArgumentException(
                    "The texts kept (%d) must be at most the limit (%d).".formatted(counts.size(), limit));
        }
        long rest = total;
        for (long count : counts.values()) {
            if (count < 1 || count > rest) {
                throw new IllegalArgumentException(
                        "The counts (here %d) must be at least 1 and add up to at most %d.".formatted(count, total));
            }
            rest -= count;
        }
        if (total < 0 || maximumError < 0 || maximumError > rest / (limit + 1L)) {
            throw new IllegalArgumentException("The maximum error (%d) must be what %d uncounted of %d can leave."
                    .formatted(maximumError, rest, total));
        }
    }

    /// The sketch of no texts.
    public static FrequentItems empty(int limit) {
        return new FrequentItems(Map.of(), 0, 0, limit);
    }

    /// The text came at least so often.
    public long lowerBound(String item) {
        return counts.getOrDefault(storable(item), 0L);
    }

    /// The text came at most so often.
    public long upperBound(String item) {
        return lowerBound(item) + maximumError;
    }

    /// The kept texts, the most frequent first, equally frequent ones by name.
    public List<Item> items() {
        return counts.entrySet().stream()
                .map(each -> new Item(each.getKey(), each.getValue(), each.getValue() + maximumError))
                .sorted(Comparator.comparingLong(Item::lowerBound).reversed().thenComparing(Item::name))
                .toList();
    }

    /// The sketch of both parts together. If their limits differ, it has the smaller one.
    public FrequentItems merge(FrequentItems that) {
        return new FrequentItemsBuilder(Math.min(limit, that.limit))
                .add(this)
                .add(that)
                .build();
    }

    /// The stored form. Equal sketches have equal bytes.
    public byte[] toBytes() {
        StoredWriter writer = new StoredWriter(Family.FREQUENT_ITEMS, VERSION)
                .number(limit)
                .number(total)
                .number(maximumError)
                .number(counts.size());
        counts.forEach((name, count) -> writer.text(name).number(count));
        return writer.toBytes();
    }

    /// A sketch from its stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not the stored form of a sketch of frequent items
    public static FrequentItems ofBytes(byte[] bytes) {
        StoredReader reader = new StoredReader(bytes, Family.FREQUENT_ITEMS, VERSION);
        int limit = reader.number(1, MOST);
        long total = reader.number();
        long maximumError = reader.number();
        int size = reader.length(2);
        Map<String, Long> counts = new TreeMap<>();
        String last = "";
        for (int i = 0; i < size; i++) {
            String name = reader.text();
            if (i > 0 && name.compareTo(last) <= 0) {
                throw new IllegalArgumentException("The stored frequent items must have their names in order.");
            }
            counts.put(name, reader.number());
            last = name;
        }
        reader.end();
        return new FrequentItems(counts, total, maximumError, limit);
    }

    /// The text as it comes back from UTF-8: halves of characters become question marks.
    static String storable(String item) {
        for (int i = 0; i < item.length(); i++) {
            if (Character.isSurrogate(item.charAt(i))) {
                return new String(item.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return item;
    }

    static int requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("The limit (%d) must be between 1 and %d.".formatted(limit, MOST));
        }
        return limit;
    }
}
