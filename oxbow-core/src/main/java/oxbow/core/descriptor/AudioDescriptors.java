package oxbow.core.descriptor;

import java.util.Arrays;
import java.util.List;

/// What can be said of a recording in eight numbers: a dead microphone, a wrong gain, a cut word or a noisy room
/// show in them.
///
/// Samples are from −1 to 1 (full scale). Levels are in decibels of full scale, where 0 is a mean square of 1: a
/// sine of full scale has −3.01 dBFS. They end at −120 dBFS, so that digital silence is a value and not a hole.
/// Of several channels the mean is described; only peak and clipping look at each sample of each channel.
///
/// Silence and noise are judged by frames of 10 ms without overlap; the last may be shorter. A frame is
/// silent if its level is below −60 dBFS or more than 40 dB below that of the loudest frame.
///
/// A sample that is not finite makes all but the duration not a number, which profiles count as missing; so does
/// a recording without samples. Deterministic; two passes; allocates one number per frame, nothing per sample.
///
/// @param duration in seconds
/// @param loudness level of the whole recording in dBFS
/// @param peak the largest absolute sample
/// @param leadingSilence seconds before the first frame that is not silent; the duration if all are
/// @param trailingSilence seconds after the last frame that is not silent; the duration if all are
/// @param signalToNoise in dB, from −20 to 100. The noise is the 10th percentile of the frames' energies, signal
///     and noise the 90th (nearest rank): an estimate that supposes pauses, a steady noise and a signal in at least a
///     tenth of the time. `NaN` for fewer than 10 frames, or if all samples are 0
/// @param clipping share of the samples whose absolute value is at least 0.999
/// @param zeroCrossings share of neighbouring samples of which just one is negative; times half the rate it is
///     the frequency of a pure tone; `NaN` for fewer than 2 samples
public record AudioDescriptors(
        double duration,
        double loudness,
        double peak,
        double leadingSilence,
        double trailingSilence,
        double signalToNoise,
        double clipping,
        double zeroCrossings) {

    /// The names of [#values], in order.
    public static final List<String> NAMES = List.of(
            "duration_s",
            "loudness_dbfs",
            "peak",
            "leading_silence_s",
            "trailing_silence_s",
            "signal_to_noise_db",
            "clipping",
            "zero_crossings");

    private static final double FLOOR = 1e-12;
    private static final double SILENT = 1e-6;
    private static final double FAR_BELOW = 1e-4;
    private static final double CLIPPED = 0.999;
    private static final int FRAMES_PER_SECOND = 100;
    private static final int FEWEST_FRAMES = 10;

    /// The descriptors of a recording with one channel.
    ///
    /// @param samples from −1 to 1
    /// @param rate samples in a second, at least 1
    public static AudioDescriptors of(float[] samples, int rate) {
        return ofChannels(samples, 1, rate);
    }

    /// The descriptors of a recording with several channels.
    ///
    /// @param samples from −1 to 1, the channels in turn
    /// @param channels how many, at least 1
    /// @param rate samples in a second of one channel, at least 1
    /// @throws IllegalArgumentException if the samples do not fit the channels
    public static AudioDescriptors ofChannels(float[] samples, int channels, int rate) {
        if (channels < 1 || samples.length % channels != 0) {
            throw new IllegalArgumentException("The channels (%d) must be at least 1 and share the %d samples evenly."
                    .formatted(channels, samples.length));
        }
        if (rate < 1) {
            throw new IllegalArgumentException("The rate (%d samples in a second) must be at least 1.".formatted(rate));
        }
        int length = samples.length / channels;
        double duration = (double) length / rate;
        double peak = peak(samples);
        if (length == 0 || !Double.isFinite(peak)) {
            double none = Double.NaN;
            return new AudioDescriptors(duration, none, none, none, none, none, none, none);
        }
        AudioFrames frames = AudioFrames.of(samples, channels, Math.max(1, rate / FRAMES_PER_SECOND));
        double[] energies = frames.energies();
        double threshold = Math.max(SILENT, Arrays.stream(energies).max().orElse(0) * FAR_BELOW);
        int first = 0;
        while (first < energies.length && energies[first] < threshold) {
            first++;
        }
        int last = energies.length - 1;
        while (last >= 0 && energies[last] < threshold) {
            last--;
        }
        boolean isSilent = first == energies.length;
        return new AudioDescriptors(
                duration,
                10 * Math.log10(Math.max(FLOOR, frames.squares() / length)),
                peak,
                isSilent ? duration : (double) first * frames.size() / rate,
                isSilent ? duration : (double) (length - Math.min(length, (last + 1) * frames.size())) / rate,
                signalToNoise(energies),
                clipping(samples),
                length < 2 ? Double.NaN : (double) frames.crossings() / (length - 1));
    }

    /// The numbers in the order of [#NAMES]; those that are undefined are `NaN`.
    public double[] values() {
        return new double[] {
            duration, loudness, peak, leadingSilence, trailingSilence, signalToNoise, clipping, zeroCrossings
        };
    }

    private static double peak(float[] samples) {
        double peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static double clipping(float[] samples) {
        int clipped = 0;
        for (float sample : samples) {
            clipped += Math.abs(sample) >= CLIPPED ? 1 : 0;
        }
        return (double) clipped / samples.length;
    }

    private static double signalToNoise(double[] energies) {
        double[] sorted = energies.clone();
        Arrays.sort(sorted);
        if (sorted.length < FEWEST_FRAMES || sorted[sorted.length - 1] == 0) {
            return Double.NaN;
        }
        double noise = sorted[(int) Math.ceil(0.1 * sorted.length) - 1];
        double both = sorted[(int) Math.ceil(0.9 * sorted.length) - 1];
        return both == 0 ? Double.NaN : Math.clamp(10 * Math.log10(both / noise - 1), -20, 100);
    }
}
