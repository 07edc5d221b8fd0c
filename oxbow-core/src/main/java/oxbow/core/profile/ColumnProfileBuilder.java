package oxbow.core.profile;

import oxbow.core.table.Column;

/// Accumulates the profile of one column, a batch of rows at a time, in memory that does not grow with the rows.
/// Not thread-safe: give each partition its own, with its own seed, and merge the profiles in their order.
///
/// **Guarantee**: the same values in the same order, with the same settings, give the same profile and the same
/// bytes, however the rows were cut into batches.
public sealed interface ColumnProfileBuilder
        permits NumbersBuilder, CategoriesBuilder, BooleansBuilder, TextsBuilder, TimesBuilder, VectorsBuilder {

    /// Takes the values of more rows.
    ///
    /// A column of another type is read as the kind where that is possible: texts as numbers, truth values or
    /// times, numbers as categories. What cannot be read counts as not a number among numbers, and as missing
    /// elsewhere.
    ///
    /// @throws IllegalArgumentException if a column of this type cannot be read as the kind
    ColumnProfileBuilder add(Column column);

    /// The profile so far; the builder can go on, as if it had not been asked.
    ColumnProfile build();

    /// A builder of the profile of a kind, without frozen bins.
    static ColumnProfileBuilder of(ProfileKind kind, ProfileSettings settings) {
        return switch (kind) {
            case NUMBER -> new NumbersBuilder(null, settings);
            case CATEGORY -> new CategoriesBuilder(settings);
            case BOOLEAN -> new BooleansBuilder();
            case TEXT -> new TextsBuilder(settings);
            case TIME -> new TimesBuilder(settings);
            case VECTOR -> new VectorsBuilder(settings);
        };
    }

    /// A builder of the profile of numbers that are counted on frozen bins as well.
    static ColumnProfileBuilder numbers(FrozenBins bins, ProfileSettings settings) {
        return new NumbersBuilder(bins, settings);
    }
}
