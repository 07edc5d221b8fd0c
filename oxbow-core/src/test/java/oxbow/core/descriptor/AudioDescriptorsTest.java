package oxbow.core.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AudioDescriptorsTest {
    private static final int RATE = 8_000;

    @Test
    void namesAndNumbersAreInTheSameOrder() {
        assertThat(AudioDescriptors.NAMES)
                .isEqualTo(List.of(
                        "duration_s",
                        "loudness_dbfs",
                        "peak",
                        "leading_silence_s",
                        "trailing_silence_s",
                        "signal_to_noise_db",
                        "clipping",
                        "zero_crossings"));
        assertThat(new AudioDescriptors(1, 2, 3, 4, 5, 6, 7, 8).values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void aSineHasTheLevelAndTheCrossingsOfTheTextbook() {
        AudioDescriptors full = AudioDescriptors.of(sine(1, 440, RATE), RATE);
        AudioDescriptors half = AudioDescriptors.of(sine(0.5, 440, RATE), RATE);

        assertThat(full.duration()).isEqualTo(1);
        assertThat(full.loudness()).isCloseTo(-3.0103, within(1e-3));
        assertThat(half.loudness()).isCloseTo(-9.0309, within(1e-3));
        assertThat(half.peak()).isCloseTo(0.5, within(1e-3));
        assertThat(full.zeroCrossings() * RATE / 2).isCloseTo(440, within(1.0));
        assertThat(half.clipping()).isZero();
        assertThat(half.leadingSilence()).isZero();
        assertThat(half.trailingSilence()).isZero();
    }

    @Test
    void smallArraysWorkedByHand() {
        // mean square (1 + 0.25 + 0.25 + 0)/4 = 0.375; signs + − + +: two of three pairs change
        AudioDescriptors four = AudioDescriptors.of(new float[] {1, -0.5f, 0.5f, 0}, 4);

        assertThat(four.duration()).isEqualTo(1);
        assertThat(four.loudness()).isCloseTo(10 * Math.log10(0.375), within(1e-12));
        assertThat(four.peak()).isEqualTo(1);
        assertThat(four.clipping()).isEqualTo(0.25);
        assertThat(four.zeroCrossings()).isEqualTo(2 / 3.0);
        assertThat(four.signalToNoise()).isNaN();
        assertThat(four.trailingSilence()).isEqualTo(0.25);
        assertThat(four.leadingSilence()).isZero();
        assertThat(AudioDescriptors.of(new float[] {0.5f}, 4).zeroCrossings()).isNaN();
        assertThat(AudioDescriptors.of(new float[] {-1, 0.999f, 0.998f, 0}, 4).clipping())
                .isEqualTo(0.5);
    }

    @Test
    void silenceBeforeAndAfterIsMeasuredInFrames() {
        float[] samples = new float[RATE];
        float[] tone = sine(0.3, 500, 3_200);
        System.arraycopy(tone, 0, samples, 1_600, tone.length);

        AudioDescriptors word = AudioDescriptors.of(samples, RATE);

        assertThat(word.leadingSilence()).isCloseTo(0.2, within(1e-9));
        assertThat(word.trailingSilence()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void silenceIsRelativeToTheLoudestFrameAndEndsAtSixtyDecibelsBelowFullScale() {
        for (double[] quietAndSilent : new double[][] {{0.009, 0.2}, {0.011, 0}}) {
            float[] samples = concat(sine(quietAndSilent[0], 500, 1_600), sine(1, 500, 1_600));
            assertThat(AudioDescriptors.of(samples, RATE).leadingSilence())
                    .as("40 dB below is 0.01 of the loudest")
                    .isEqualTo(quietAndSilent[1]);
        }
        for (double[] quietAndSilent : new double[][] {{0.0013, 0.2}, {0.0015, 0}}) {
            float[] samples = concat(sine(quietAndSilent[0], 500, 1_600), sine(0.02, 500, 1_600));
            assertThat(AudioDescriptors.of(samples, RATE).leadingSilence())
                    .as("-60 dBFS is an amplitude of 0.001 · √2")
                    .isEqualTo(quietAndSilent[1]);
        }
    }

    @Test
    void theLastFrameMayBeShort() {
        float[] samples = concat(sine(0.5, 500, 800), new float[41]);

        assertThat(AudioDescriptors.of(samples, RATE).trailingSilence()).isCloseTo(41.0 / RATE, within(1e-12));
    }

    @Test
    void digitalSilenceIsAValueAndNothingIsNot() {
        AudioDescriptors silent = AudioDescriptors.of(new float[RATE], RATE);
        AudioDescriptors empty = AudioDescriptors.of(new float[0], RATE);
        AudioDescriptors broken = AudioDescriptors.of(new float[] {0.5f, Float.NaN, 0, 0}, 2);

        assertThat(silent.loudness()).isEqualTo(-120);
        assertThat(silent.leadingSilence()).isEqualTo(1);
        assertThat(silent.trailingSilence()).isEqualTo(1);
        assertThat(silent.signalToNoise()).isNaN();
        assertThat(silent.peak()).isZero();
        assertThat(empty.duration()).isZero();
        assertThat(Arrays.stream(empty.values()).skip(1)).allMatch(value -> Double.isNaN(value));
        assertThat(broken.duration()).isEqualTo(2);
        assertThat(Arrays.stream(broken.values()).skip(1)).allMatch(value -> Double.isNaN(value));
    }

    @Test
    void channelsAreMeantAndTheirPeaksKept() {
        // left and right cancel out
        AudioDescriptors opposed = AudioDescriptors.ofChannels(new float[] {1, -1, 0.5f, -0.5f}, 2, 2);
        float[] mono = sine(0.4, 300, 2_000);
        float[] stereo = new float[4_000];
        for (int at = 0; at < stereo.length; at++) {
            stereo[at] = mono[at / 2];
        }

        assertThat(opposed.duration()).isEqualTo(1);
        assertThat(opposed.loudness()).isEqualTo(-120);
        assertThat(opposed.peak()).isEqualTo(1);
        assertThat(opposed.clipping()).isEqualTo(0.5);
        assertThat(AudioDescriptors.ofChannels(stereo, 2, RATE)).isEqualTo(AudioDescriptors.of(mono, RATE));
    }

    @Test
    void noiseOfAKnownLevelIsFoundUnderATone() {
        for (double decibels : new double[] {0, 10, 20, 30, 40}) {
            float[] samples = concat(new float[RATE / 2], sine(0.5, 440, RATE / 2));
            float[] noisy = mixed(samples, 0.125 / Math.pow(10, decibels / 10), 7);

            assertThat(AudioDescriptors.of(noisy, RATE).signalToNoise())
                    .as("%s dB", decibels)
                    .isCloseTo(decibels, within(3.0));
        }
        assertThat(AudioDescriptors.of(concat(new float[RATE], sine(1, 440, RATE)), RATE)
                        .signalToNoise())
                .isEqualTo(100);
        float[] steady = new float[RATE];
        Arrays.fill(steady, 0.1f);
        assertThat(AudioDescriptors.of(steady, RATE).signalToNoise()).isEqualTo(-20);
    }

    @Test
    void spokenDigitsHaveTheLevelPythonMeasuresAndNoiseLowersTheirRatio() throws IOException {
        double loudness = 0;
        int noisierIsLower = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(SharedData.path("audio/spoken-digits"))) {
            files = all.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            float[] clean = SharedData.wav(file);
            AudioDescriptors spoken = AudioDescriptors.of(clean, RATE);
            loudness += spoken.loudness();
            double power = Math.pow(10, spoken.loudness() / 10);
            double at20 =
                    AudioDescriptors.of(mixed(clean, power / 100, 1), RATE).signalToNoise();
            double at0 = AudioDescriptors.of(mixed(clean, power, 2), RATE).signalToNoise();
            noisierIsLower += spoken.signalToNoise() > at0 && at20 > at0 ? 1 : 0;
            assertThat(spoken.leadingSilence()).as("%s", file).isLessThan(0.3);
            assertThat(at0).as("%s", file).isLessThan(20);
        }
        assertThat(files).hasSize(240);
        // struct, wave and math of Python 3.11 over the same files
        assertThat(loudness / 240).isCloseTo(-30.759437474692902, within(1e-9));
        assertThat(noisierIsLower).isGreaterThanOrEqualTo(236);
        AudioDescriptors first = AudioDescriptors.of(SharedData.wav(files.getFirst()), RATE);
        assertThat(first.duration()).isEqualTo(5148 / 8000.0);
        assertThat(first.loudness()).isCloseTo(-17.278717135334904, within(1e-9));
        assertThat(first.peak()).isEqualTo(0.737396240234375);
        assertThat(first.zeroCrossings()).isCloseTo(0.0961725276860307, within(1e-12));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> AudioDescriptors.ofChannels(new float[3], 2, 1))
                .hasMessage("The channels (2) must be at least 1 and share the 3 samples evenly.");
        assertThatThrownBy(() -> AudioDescriptors.ofChannels(new float[3], 0, 1))
                .hasMessageContaining("channels (0)");
        assertThatThrownBy(() -> AudioDescriptors.of(new float[3], 0))
                .hasMessage("The rate (0 samples in a second) must be at least 1.");
    }

    private static float[] sine(double amplitude, double hertz, int samples) {
        float[] sine = new float[samples];
        for (int at = 0; at < samples; at++) {
            sine[at] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * at / RATE + 0.1));
        }
        return sine;
    }

    private static float[] concat(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// With uniform noise of a mean square.
    private static float[] mixed(float[] samples, double power, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double reach = Math.sqrt(3 * power);
        float[] mixed = samples.clone();
        for (int at = 0; at < mixed.length; at++) {
            mixed[at] += (float) random.nextDouble(-reach, reach);
        }
        return mixed;
    }
}
