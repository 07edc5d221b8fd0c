package oxbow.core.baseline;

/// The Page-Hinkley test for a growing mean (Page 1954; Hinkley 1971; defaults as in river and MOA), for
/// comparison only.
///
/// It sums what each value exceeds the running mean by, less a tolerance, and alarms when the sum has risen a
/// threshold above its lowest point. **No guarantee**: how often it alarms falsely depends on the unknown
/// distribution. Starts again after an alarm.
public final class PageHinkley implements Watcher {
    private static final double FADING = 0.9999;
    private static final int FEWEST_ROWS = 30;

    private final double tolerance;
    private final double threshold;
    private long rows;
    private double mean;
    private double sum;
    private double lowest = Double.POSITIVE_INFINITY;

    /// The usual one: tolerance 0.005, threshold 50.
    public PageHinkley() {
        this(0.005, 50);
    }

    /// @param tolerance growth that is let pass
    /// @param threshold rise of the sum at which it alarms, above 0
    public PageHinkley(double tolerance, double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("The threshold (%s) must be above 0.".formatted(threshold));
        }
        this.tolerance = tolerance;
        this.threshold = threshold;
    }

    @Override
    public boolean observe(double value) {
        rows++;
        mean += (value - mean) / rows;
        sum = FADING * sum + value - mean - tolerance;
        lowest = Math.min(lowest, sum);
        if (rows < FEWEST_ROWS || sum - lowest <= threshold) {
            return false;
        }
        rows = 0;
        mean = 0;
        sum = 0;
        lowest = Double.POSITIVE_INFINITY;
        return true;
    }
}
