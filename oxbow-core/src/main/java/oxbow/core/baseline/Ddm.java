package oxbow.core.baseline;

/// The drift detection method for a stream of errors (Gama, Medas, Castillo and Rodrigues 2004), for comparison
/// only.
///
/// It remembers when error rate plus standard deviation was lowest, and alarms three of those standard
/// deviations above. **No guarantee**: a lucky beginning makes any later luck an alarm, and a slow growth of a
/// rate is missed in many streams. Starts again after an alarm.
public final class Ddm implements Watcher {
    private static final int WARM_UP = 30;
    private static final double DEVIATIONS = 3;

    private long rows;
    private double rate;
    private double lowestRate = Double.POSITIVE_INFINITY;
    private double lowestDeviation = Double.POSITIVE_INFINITY;

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
        if (rate + deviation <= lowestRate + DEVIATIONS * lowestDeviation) {
            return false;
        }
        rows = 0;
        rate = 0;
        lowestRate = Double.POSITIVE_INFINITY;
        lowestDeviation = Double.POSITIVE_INFINITY;
        return true;
    }
}
