package oxbow.core.profile;

import java.util.Map;
import oxbow.core.sketch.FrequentItems;
import oxbow.core.sketch.HyperLogLog;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// What is known about a column of categories: exact counts up to a limit of categories, and for those beyond
/// it the frequent ones, with bounds, and how many there are in all.
///
/// **Guarantee**: while no more than the limit of categories came, all counts are exact and merging equals one
/// pass. Beyond, every category's count lies between [#lowerBound] and [#upperBound], and the number of
/// different ones is known within the sketch's error. Categories of more than 256 characters are known by their
/// beginning and a hash. Immutable and safe between threads.
///
/// @param exact counts of the categories, exact up to their limit
/// @param others the categories that found no place there, the frequent ones with bounds of their counts
/// @param distinct sketch of all different categories
public record CategoriesProfile(CategoryProfile exact, FrequentItems others, HyperLogLog distinct)
        implements ColumnProfile {

    /// Checks that the sketch holds those without a place.
    public CategoriesProfile {
        if (others.total() != exact.other()) {
            throw new IllegalArgumentException(
                    "The sketch (%d values) must hold the %d other values.".formatted(others.total(), exact.other()));
        }
    }

    /// Rows that have a category.
    public long count() {
        return exact.count();
    }

    /// Whether all categories are counted exactly.
    public boolean isExact() {
        return exact.other() == 0;
    }

    /// The category came at least so often.
    public long lowerBound(String category) {
        return exact.counts().getOrDefault(category, 0L) + others.lowerBound(category);
    }

    /// The category came at most so often.
    public long upperBound(String category) {
        return exact.counts().getOrDefault(category, 0L) + others.upperBound(category);
    }

    @Override
    public ProfileKind kind() {
        return ProfileKind.CATEGORY;
    }

    @Override
    public long rows() {
        return exact.rows();
    }

    @Override
    public long missing() {
        return exact.missing();
    }

    @Override
    public CategoriesProfile merge(ColumnProfile other) {
        CategoriesProfile that = ColumnProfile.same(CategoriesProfile.class, this, other);
        CategoryProfile both = exact.merge(that.exact);
        FrequentItems rest = others.merge(that.others);
        var dropped = new oxbow.core.sketch.FrequentItemsBuilder(rest.limit()).add(rest);
        for (CategoryProfile part : java.util.List.of(exact, that.exact)) {
            for (Map.Entry<String, Long> each : part.counts().entrySet()) {
                if (!both.counts().containsKey(each.getKey())) {
                    dropped.add(each.getKey(), each.getValue());
                }
            }
        }
        return new CategoriesProfile(both, dropped.build(), distinct.merge(that.distinct));
    }

    void write(StoredWriter writer) {
        StoredProfiles.write(writer, exact);
        writer.bytes(others.toBytes()).bytes(distinct.toBytes());
    }

    static CategoriesProfile read(StoredReader reader) {
        return new CategoriesProfile(
                StoredProfiles.readCategories(reader),
                FrequentItems.ofBytes(reader.bytes()),
                HyperLogLog.ofBytes(reader.bytes()));
    }
}
