package oxbow.core.profile;

import java.nio.charset.StandardCharsets;
import oxbow.core.table.Column;

/// Accumulates categories; texts as they are, numbers and truth values by their names.
final class CategoriesBuilder implements ColumnProfileBuilder {
    /// Longer categories are told apart by their beginning and a hash, so that memory stays bounded.
    private static final int MOST_CHARACTERS = 256;

    private final CategoryProfile.Builder exact;

    CategoriesBuilder(ProfileSettings settings) {
        exact = CategoryProfile.builder(settings.categories());
    }

    @Override
    public CategoriesBuilder add(Column column) {
        Column.Texts texts = Readings.texts(column, ProfileKind.CATEGORY);
        for (int row = 0; row < texts.rows(); row++) {
            if (texts.has(row)) {
                exact.add(kept(texts.values()[row]));
            } else {
                exact.addMissing();
            }
        }
        return this;
    }

    @Override
    public CategoriesProfile build() {
        return new CategoriesProfile(exact.build());
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
