package oxbow.core.profile;

/// How many values of a column were true, false or absent. Exact; merging equals one pass. Immutable.
///
/// @param trues values that were true
/// @param falses values that were false
/// @param missing rows without a value
public record BooleansProfile(long trues, long falses, long missing) implements ColumnProfile {

    /// Checks the counts.
    public BooleansProfile {
        if (trues < 0 || falses < 0 || missing < 0) {
            throw new IllegalArgumentException("The counts (%d true, %d false, %d missing) must not be below 0."
                    .formatted(trues, falses, missing));
        }
    }

    /// Values that were present.
    public long count() {
        return trues + falses;
    }

    @Override
    public ProfileKind kind() {
        return ProfileKind.BOOLEAN;
    }

    @Override
    public long rows() {
        return trues + falses + missing;
    }

    @Override
    public BooleansProfile merge(ColumnProfile other) {
        BooleansProfile that = ColumnProfile.same(BooleansProfile.class, this, other);
        return new BooleansProfile(trues + that.trues, falses + that.falses, missing + that.missing);
    }
}
