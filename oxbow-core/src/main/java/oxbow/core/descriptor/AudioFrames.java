package oxbow.core.descriptor;

/// The mean of the channels of a recording, cut into frames and summed up in one pass.
///
/// @param size samples in a frame
/// @param energies mean square of each frame; the last may be shorter
/// @param squares sum of the squares of all samples
/// @param crossings neighbouring samples of which just one is negative
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
record AudioFrames(int size, double[] energies, double squares, long crossings) {

    static AudioFrames of(float[] samples, int channels, int size) {
        int length = samples.length / channels;
        double[] energies = new double[(int) (((long) length + size - 1) / size)];
        double squares = 0;
        long crossings = 0;
        boolean wasNegative = false;
        for (int frame = 0; frame < energies.length; frame++) {
            int from = frame * size;
            int to = (int) Math.min(length, (long) from + size);
            double energy = 0;
            for (int at = from; at < to; at++) {
                double sample = mean(samples, at * channels, channels);
                energy += sample * sample;
                boolean isNegative = sample < 0;
                crossings += at > 0 && isNegative != wasNegative ? 1 : 0;
                wasNegative = isNegative;
            }
            squares += energy;
            energies[frame] = energy / (to - from);
        }
        return new AudioFrames(size, energies, squares, crossings);
    }

    private static double mean(float[] samples, int from, int channels) {
        double sum = 0;
        for (int at = from; at < from + channels; at++) {
            sum += samples[at];
        }
        return sum / channels;
    }
}
