package oxbow.core.drift;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import oxbow.core.profile.FrozenBins;

/// Made-up streams and the detectors that watch them.
final class Streams {
    private Streams() {}

    /// A detector whose bins and reference are the next n values of a stream.
    static ConformalDetector detector(DoubleSupplier stream, int n, int bins, double threshold, long seed) {
        double[] reference = new double[n];
        for (int i = 0; i < n; i++) {
            reference[i] = stream.getAsDouble();
        }
        FrozenBins frozen = FrozenBins.quantiles(reference, bins);
        return new ConformalDetector(frozen, counts(frozen, reference), threshold, seed);
    }

    static long[] counts(FrozenBins bins, double[] values) {
        long[] counts = new long[bins.size() + 1];
        for (double v : values) {
            counts[bins.bin(v)]++;
        }
        return counts;
    }

    static DoubleSupplier normal(SplittableRandom random, double mean, double sd) {
        return () -> mean + sd * random.nextGaussian();
    }

    static long alarms(ConformalDetector detector, DoubleSupplier stream, long rows) {
        long alarms = 0;
        for (long row = 0; row < rows; row++) {
            alarms += detector.observe(stream.getAsDouble()).isPresent() ? 1 : 0;
        }
        return alarms;
    }

    /// The first alarm within so many rows.
    static Optional<DriftAlarm> firstAlarm(ConformalDetector detector, DoubleSupplier stream, long rows) {
        for (long row = 0; row < rows; row++) {
            Optional<DriftAlarm> alarm = detector.observe(stream.getAsDouble());
            if (alarm.isPresent()) {
                return alarm;
            }
        }
        return Optional.empty();
    }
}
