package oxbow.core.profile;

/// How much a profile keeps.
///
/// @param k size of the quantile sketches; see [oxbow.core.sketch.KllSketch#DEFAULT_K]
/// @param categories how many categories are counted exactly at most, 1 to 100,000
/// @param seed seed of the sketches' coins; parts that are to be merged must have seeds of their own
public record ProfileSettings(int k, int categories, long seed) {
    private static final int MOST_CATEGORIES = 100_000;

    /// Checks the sizes.
    public ProfileSettings {
        if (categories < 1 || categories > MOST_CATEGORIES) {
            throw new IllegalArgumentException(
                    "The number of categories (%d) must be between 1 and %d.".formatted(categories, MOST_CATEGORIES));
        }
    }

    /// The usual sizes.
    ///
    /// @param seed seed of the sketches' coins
    public static ProfileSettings seeded(long seed) {
        return new ProfileSettings(oxbow.core.sketch.KllSketch.DEFAULT_K, CategoryProfile.DEFAULT_LIMIT, seed);
    }

    /// The same sizes with a seed of its own for the column of this index.
    ProfileSettings column(int index) {
        return new ProfileSettings(k, categories, mix(seed + (index + 1) * 0x9E3779B97F4A7C15L));
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
