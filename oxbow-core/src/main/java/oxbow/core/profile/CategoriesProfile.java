package oxbow.core.profile;

import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// What is known about a column of categories.
///
/// @param exact counts of the categories, exact up to their limit
public record CategoriesProfile(CategoryProfile exact) implements ColumnProfile {

    /// Rows that have a category.
    public long count() {
        return exact.count();
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
        return new CategoriesProfile(exact.merge(that.exact));
    }

    void write(StoredWriter writer) {
        StoredProfiles.write(writer, exact);
    }

    static CategoriesProfile read(StoredReader reader) {
        return new CategoriesProfile(StoredProfiles.readCategories(reader));
    }
}
