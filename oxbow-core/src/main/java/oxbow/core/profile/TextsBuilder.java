package oxbow.core.profile;

import oxbow.core.table.Column;

/// Accumulates texts: their lengths as numbers, themselves as categories.
final class TextsBuilder implements ColumnProfileBuilder {
    private static final int MOST_EXACT = 100;

    private final DistributionBuilder lengths;
    private final CategoriesBuilder values;

    TextsBuilder(ProfileSettings settings) {
        lengths = new DistributionBuilder(null, settings);
        values = new CategoriesBuilder(
                new ProfileSettings(settings.k(), Math.min(settings.categories(), MOST_EXACT), settings.seed()));
    }

    @Override
    public TextsBuilder add(Column column) {
        Column.Texts texts = Readings.texts(column, ProfileKind.TEXT);
        ValidRuns.over(texts.validity(), texts.rows(), (from, to) -> {
            for (int row = from; row < to; row++) {
                String text = texts.values()[row];
                lengths.add(text.codePointCount(0, text.length()));
            }
        });
        lengths.addMissing(texts.rows() - texts.validity().count(texts.rows()));
        values.add(texts);
        return this;
    }

    @Override
    public TextsProfile build() {
        Distribution all = lengths.build();
        return new TextsProfile(all, all.exact().zeros(), values.build());
    }
}
