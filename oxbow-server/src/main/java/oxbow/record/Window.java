package oxbow.record;

import java.time.Instant;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.NumericProfile;

/// One deployment's predictions on one arm between two moments, summed up, with the labels received so far.
///
/// @param end excluded
/// @param count all predictions, failed ones too
/// @param errors failed ones
/// @param classes answers by class
/// @param score probability of the answered class
/// @param brightness descriptors of the raw input; missing where it is no image
/// @param labelled predictions whose truth is known by now
/// @param right of those, the ones that were right; a failed prediction is wrong
public record Window(
        Instant start,
        Instant end,
        String endpointId,
        String deploymentId,
        Arm arm,
        long count,
        long errors,
        CategoryProfile classes,
        Latencies latency,
        NumericProfile score,
        NumericProfile brightness,
        NumericProfile contrast,
        NumericProfile sharpness,
        long labelled,
        long right) {}
