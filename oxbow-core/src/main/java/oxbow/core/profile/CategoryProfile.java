package oxbow.core.profile;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often each category occurred among many values.
///
/// Counts are exact while [#other] is 0, that is up to `limit` distinct categories, and then merging equals one
/// pass. Beyond the limit every kept count is a lower bound, too small by at most `other`; the totals stay
/// exact. Immutable; [#builder()] accumulates.
///
/// @param count values that were present, whatever their category
/// @param missing values that were absent
/// @param counts occurrences of each kept category, in the order of their names
/// @param other occurrences of categories that are not kept, or were not yet
/// @param limit how many categories are kept at most, at least 1
public record CategoryProfile(long count, long missing, Map<String, Long> counts, long other, int limit) {

    /// Categories kept unless told otherwise.
    public static final int DEFAULT_LIMIT = 1_000;

    /// Checks that the counts agree with each other and copies the map.
    public CategoryProfile {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        if (limit < 1 || counts.size() > limit) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be at least 1 and at least the categories kept (%d)."
                            .formatted(limit, counts.size()));
        }
        long sum = other;
        for (long each : counts.values()) {
            if (each < 1) {
                throw new IllegalArgumentException(
                        "The count of a kept category (%d) must be at least 1.".formatted(each));
            }
            sum += each;
        }
        if (missing < 0 || other < 0 || sum != count) {
            throw new IllegalArgumentException(
                    "The counts of the categories (%d) must add up to the values present (%d).".formatted(sum, count));
        }
    }

    /// A builder that keeps up to [#DEFAULT_LIMIT] categories.
    public static Builder builder() {
        return new Builder(DEFAULT_LIMIT);
    }

    /// A builder that keeps up to `limit` categories.
    public static Builder builder(int limit) {
        return new Builder(limit);
    }

    /// All values that were offered, missing ones included.
    public long rows() {
        return count + missing;
    }

    /// The profile of both parts together; it keeps up to the smaller of both limits, the most frequent first.
    public CategoryProfile merge(CategoryProfile that) {
        Map<String, Long> all = new HashMap<>(counts);
        that.counts.forEach((category, times) -> all.merge(category, times, Long::sum));
        int keep = Math.min(limit, that.limit);
        long dropped = 0;
        if (all.size() > keep) {
            List<String> rarest = all.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .skip(keep)
                    .map(Map.Entry::getKey)
                    .toList();
            for (String category : rarest) {
                Long times = all.remove(category);
                dropped += times == null ? 0 : times;
            }
        }
        return new CategoryProfile(count + that.count, missing + that.missing, all, other + that.other + dropped, keep);
    }

    /// Accumulates a profile value by value, in memory bounded by the limit. Not thread-safe.
    public static final class Builder {
        private final Map<String, long[]> counts = new HashMap<>();
        private final int limit;
        private long count;
        private long missing;
        private long other;

        private Builder(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("The limit (%d) must be at least 1.".formatted(limit));
            }
            this.limit = limit;
        }

        /// Takes one value that was present.
        public Builder add(String category) {
            count++;
            long[] times = counts.get(category);
            if (times != null) {
                times[0]++;
            } else if (counts.size() < limit) {
                counts.put(category, new long[] {1});
            } else {
                other++;
            }
            return this;
        }

        /// Takes one value that was absent.
        public Builder addMissing() {
            missing++;
            return this;
        }

        /// The profile so far; the builder can go on.
        public CategoryProfile build() {
            Map<String, Long> exact = new TreeMap<>();
            counts.forEach((category, times) -> exact.put(category, times[0]));
            return new CategoryProfile(count, missing, exact, other, limit);
        }
    }
}
