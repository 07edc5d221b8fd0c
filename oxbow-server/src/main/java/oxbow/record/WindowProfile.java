package oxbow.record;

import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.FrozenBins;
import oxbow.core.profile.NumericProfile;

/// What the predictions of one series in one window looked like. Profiles of disjoint rows merge.
///
/// @param count all predictions, failed ones too
/// @param errors failed ones
/// @param classes answers by class
/// @param score probability of the answered class
/// @param brightness of the raw image; missing where the input is none
record WindowProfile(
        long count,
        long errors,
        CategoryProfile classes,
        Latencies latency,
        NumericProfile score,
        NumericProfile brightness,
        NumericProfile contrast,
        NumericProfile sharpness) {

    static final FrozenBins SHARES = FrozenBins.uniform(0, 1, 20);
    static final FrozenBins CONTRAST = FrozenBins.uniform(0, 0.5, 20);
    static final FrozenBins SHARPNESS = FrozenBins.uniform(0, 2, 20);

    WindowProfile merge(WindowProfile other) {
        return new WindowProfile(
                count + other.count,
                errors + other.errors,
                classes.merge(other.classes),
                latency.merge(other.latency),
                score.merge(other.score),
                brightness.merge(other.brightness),
                contrast.merge(other.contrast),
                sharpness.merge(other.sharpness));
    }
}
