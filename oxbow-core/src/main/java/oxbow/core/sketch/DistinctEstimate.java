package oxbow.core.sketch;

/// The improved raw estimate of Ertl (2017, section 4): one formula from the first value to the last, without
/// thresholds and corrections found by trial.
final class DistinctEstimate {
    private static final double ALPHA = 0.5 / Math.log(2);

    private DistinctEstimate() {}

    static double of(byte[] registers, int lgK) {
        int most = Long.SIZE - lgK + 1;
        int[] times = new int[most + 1];
        for (byte register : registers) {
            times[register]++;
        }
        double m = registers.length;
        double sum = m * full(1 - times[most] / m);
        for (int value = most - 1; value > 0; value--) {
            sum = 0.5 * (sum + times[value]);
        }
        sum += m * unused(times[0] / m);
        return ALPHA * m * m / sum;
    }

    /// What registers that nothing reached add, from their share (σ in the paper); infinite if that is all.
    private static double unused(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = share;
        double factor = 1;
        double sum = share;
        double last;
        do {
            last = sum;
            power *= power;
            sum += power * factor;
            factor *= 2;
        } while (sum != last);
        return sum;
    }

    /// What registers at their end add, from the share of the others (τ in the paper).
    private static double full(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double root = share;
        double factor = 1;
        double sum = 1 - share;
        double last;
        do {
            last = sum;
            root = Math.sqrt(root);
            factor *= 0.5;
            sum -= (1 - root) * (1 - root) * factor;
        } while (sum != last);
        return sum / 3;
    }
}
