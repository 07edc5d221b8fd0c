package oxbow.core.profile;

/// What is known about one column of many rows, in memory that does not grow with the rows.
///
/// **Guarantee**: profiles of parts [#merge] into the profile of the whole: counts exactly, moments up to
/// rounding, sketches within the error they state. Folding the same parts in the same order gives the same
/// bytes every time. Immutable and safe between threads; [ColumnProfileBuilder] accumulates.
public sealed interface ColumnProfile
        permits NumbersProfile, CategoriesProfile, BooleansProfile, TextsProfile, TimesProfile, VectorsProfile {

    /// What the column holds.
    ProfileKind kind();

    /// All rows, those without a value included.
    long rows();

    /// Rows without a value.
    long missing();

    /// The profile of these rows followed by those.
    ///
    /// @throws IllegalArgumentException if the other profile is of another kind, or counted on other bins
    ColumnProfile merge(ColumnProfile that);

    /// The stored form. Equal profiles have equal bytes.
    default byte[] toBytes() {
        return StoredProfiles.toBytes(this);
    }

    /// A profile from its stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not the stored form of a column's profile
    static ColumnProfile ofBytes(byte[] bytes) {
        return StoredProfiles.ofBytes(bytes);
    }

    /// The other profile, if it is of the same kind.
    static <P extends ColumnProfile> P same(Class<P> type, P one, ColumnProfile other) {
        if (!type.isInstance(other)) {
            throw new IllegalArgumentException(
                    "The profile (of a %s column) must be of a %s column to be merged. Maybe the schemas differ?"
                            .formatted(other.kind(), one.kind()));
        }
        return type.cast(other);
    }
}
