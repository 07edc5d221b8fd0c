package oxbow.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import oxbow.core.sketch.FrequentItemsBuilder;
import oxbow.core.sketch.HyperLogLog;
import oxbow.core.sketch.HyperLogLogBuilder;
import oxbow.core.table.Column;

/// Accumulates categories; texts as they are, numbers and truth values by their names.
///
/// A category that has a place is counted and no more; only one that is new is hashed, and only one that finds
/// no place goes to the sketch of frequent ones.
final class CategoriesBuilder implements ColumnProfileBuilder {
    /// Longer categories are told apart by their beginning and a hash, so that memory stays bounded.
    private static final int MOST_CHARACTERS = 256;

    private final Map<String, long[]> counts = new HashMap<>();
    private final FrequentItemsBuilder others;
    private final HyperLogLogBuilder distinct = new HyperLogLogBuilder(HyperLogLog.DEFAULT_LG_K);
    private final int limit;
    private long count;
    private long missing;
    private long other;

    CategoriesBuilder(ProfileSettings settings) {
        limit = settings.categories();
        others = new FrequentItemsBuilder(limit);
    }

    @Override
    public CategoriesBuilder add(Column column) {
        Column.Texts texts = Readings.texts(column, ProfileKind.CATEGORY);
        ValidRuns.over(texts.validity(), texts.rows(), (from, to) -> {
            for (int row = from; row < to; row++) {
                add(texts.values()[row]);
            }
        });
        missing += texts.rows() - texts.validity().count(texts.rows());
        return this;
    }

    private void add(String category) {
        count++;
        long[] times = counts.get(category);
        if (times == null) {
            addNew(kept(category));
        } else {
            times[0]++;
        }
    }

    private void addNew(String category) {
        long[] times = counts.get(category);
        if (times != null) {
            times[0]++;
            return;
        }
        distinct.add(category);
        if (counts.size() < limit) {
            counts.put(category, new long[] {1});
        } else {
            other++;
            others.add(category);
        }
    }

    @Override
    public CategoriesProfile build() {
        Map<String, Long> exact = new HashMap<>();
        counts.forEach((category, times) -> exact.put(category, times[0]));
        return new CategoriesProfile(
                new CategoryProfile(count, missing, exact, other, limit), others.build(), distinct.build());
    }

    /// What is kept of a category: short enough, and such that it comes back from UTF-8 as it was.
    private static String kept(String category) {
        String kept = category.length() <= MOST_CHARACTERS
                ? category
                : category.substring(0, MOST_CHARACTERS - 9) + "…" + "%08x".formatted(category.hashCode());
        for (int i = 0; i < kept.length(); i++) {
            if (Character.isSurrogate(kept.charAt(i))) {
                return new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return kept;
    }
}
