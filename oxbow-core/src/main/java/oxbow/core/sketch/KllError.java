package oxbow.core.sketch;

/// The measured error of quantile sketches in rank: 99 % quantiles over seeds.
final class KllError {
    private KllError() {}

    static double single(int k) {
        return 2.296 / Math.pow(k, 0.9723);
    }

    static double uniform(int k) {
        return 2.446 / Math.pow(k, 0.9433);
    }
}
