package oxbow.core.baseline;

/// The drift detection method for a stream of errors (Gama, Medas, Castillo and Rodrigues 2004), for comparison
/// only.
///
/// It remembers when error rate plus standard deviation was lowest, and alarms some of those standard
/// deviations above. **No guarantee**: a lucky beginning makes any later luck an alarm, and a slow growth of a
/// rate is missed in many streams. Starts again after an alarm.
public final class Ddm implements Watcher {
    private static final int WARM_UP = 30;

    private final double deviations;
    private long rows;
    private double rate;
    private double lowestRate = Double.POSITIVE_INFINITY;
    private double lowestDeviation = Double.POSITIVE_INFINITY;

    /// The usual one: three standard deviations.
    public Ddm() {
        this(3);
    }

    /// @param deviations standard deviations above the lowest at which it alarms, above 0
    public Ddm(double deviations) {
        if (!(deviations > 0)) {
            throw new IllegalArgumentException("The deviations (%s) must be above 0.".formatted(deviations));
        }
        this.deviations = deviations;
    }

    @Override
    public boolean observe(double error) {
        rows++;
        rate += (error - rate) / rows;
        if (rows <= WARM_UP) {
            return false;
        }
        double deviation = Math.sqrt(rate * (1 - rate) / rows);
        if (rate + deviation <= lowestRate + lowestDeviation) {
            lowestRate = rate;
            lowestDeviation = deviation;
        }
        if (rate + deviation <= lowestRate + deviations * lowestDeviation) {
            return false;
        }
        rows = 0;
        rate = 0;
        lowestRate = Double.POSITIVE_INFINITY;
        lowestDeviation = Double.POSITIVE_INFINITY;
        return true;
    }
}
