package oxbow.monitor;

import oxbow.problem.Problems;

/// What an endpoint's monitoring promises and rests on.
///
/// @param periodRows rows in which one false alarm is accepted, over all detectors of the endpoint together
/// @param referenceRows rows after a deployment, or after an alarm, that make the reference
public record MonitorSettings(double periodRows, int referenceRows) {

    private static final int FEWEST = 100;
    private static final int MOST = 20_000;

    /// @throws oxbow.problem.ProblemException if a value is out of range
    public MonitorSettings {
        Problems problems = new Problems();
        problems.require(
                periodRows >= FEWEST && periodRows <= 1e12, "period_rows", periodRows, "be between 100 and 10^12");
        problems.require(
                referenceRows >= FEWEST && referenceRows <= MOST,
                "reference_rows",
                referenceRows,
                "be between " + FEWEST + " and " + MOST);
        problems.throwIfAny("monitor");
    }

    /// One false alarm in 100,000 rows, against the first 2,000.
    public static MonitorSettings standard() {
        return new MonitorSettings(100_000, 2_000);
    }
}
