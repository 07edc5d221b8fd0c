package oxbow.record;

import oxbow.core.descriptor.ImageDescriptors;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.NumericProfile;
import oxbow.core.profile.NumericProfileBuilder;

/// Sums up predictions as they are committed. Not thread-safe.
final class WindowBuilder {

    private final CategoryProfile.Builder classes = CategoryProfile.builder();
    private final NumericProfileBuilder score = NumericProfile.builder(WindowProfile.SHARES);
    private final NumericProfileBuilder brightness = NumericProfile.builder(WindowProfile.SHARES);
    private final NumericProfileBuilder contrast = NumericProfile.builder(WindowProfile.CONTRAST);
    private final NumericProfileBuilder sharpness = NumericProfile.builder(WindowProfile.SHARPNESS);
    private final long[] latency = Latencies.emptyBins();
    private final long firstOffset;
    private long count;
    private long errors;
    private long longest;

    WindowBuilder(long firstOffset) {
        this.firstOffset = firstOffset;
    }

    /// The smallest offset in it; rows come in the order of their offsets.
    long firstOffset() {
        return firstOffset;
    }

    void add(Prediction row) {
        count++;
        latency[Latencies.bin(row.latencyMicros())]++;
        longest = Math.max(longest, row.latencyMicros());
        if (row.failed()) {
            errors++;
        } else {
            classes.add(row.predicted());
            score.add(row.score());
        }
        if (row.descriptors().isPresent()) {
            ImageDescriptors image = row.descriptors().get();
            brightness.add(image.brightness());
            contrast.add(image.contrast());
            sharpness.add(image.sharpness());
        } else {
            brightness.addMissing();
            contrast.addMissing();
            sharpness.addMissing();
        }
    }

    WindowProfile build() {
        return new WindowProfile(
                count,
                errors,
                classes.build(),
                Latencies.of(latency, longest),
                score.build(),
                brightness.build(),
                contrast.build(),
                sharpness.build());
    }
}
