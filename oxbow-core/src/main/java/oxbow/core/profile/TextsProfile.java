package oxbow.core.profile;

/// What is known about a column of free text.
///
/// @param lengths how long the texts are, in characters (Unicode code points)
/// @param empty texts that are present and have no character
/// @param values which texts there are, the frequent ones with their counts
public record TextsProfile(Distribution lengths, long empty, CategoriesProfile values) implements ColumnProfile {

    /// Checks that the parts are about the same rows.
    public TextsProfile {
        if (lengths.exact().count() != values.count()
                || lengths.rows() != values.rows()
                || empty != lengths.exact().zeros()) {
            throw new IllegalArgumentException("The lengths (%d, %d of them 0) must be those of %d texts, %d empty."
                    .formatted(lengths.exact().count(), lengths.exact().zeros(), values.count(), empty));
        }
    }

    /// Rows that have a text, an empty one included.
    public long count() {
        return values.count();
    }

    @Override
    public ProfileKind kind() {
        return ProfileKind.TEXT;
    }

    @Override
    public long rows() {
        return lengths.rows();
    }

    @Override
    public long missing() {
        return lengths.exact().missing();
    }

    @Override
    public TextsProfile merge(ColumnProfile other) {
        TextsProfile that = ColumnProfile.same(TextsProfile.class, this, other);
        return new TextsProfile(lengths.merge(that.lengths), empty + that.empty, values.merge(that.values));
    }
}
