package oxbow.core.drift;

import java.util.List;

/// Dates the change of a rate by the windows that a detector remembers, with the baseline as one more window
/// before them.
///
/// A mean of values between 0 and 1 is treated as a share of so many hits; values that spread less than hits do
/// only make the interval wider.
///
/// Rows just before an alarm are more extreme than those to come, because the alarm waited for them; that pulls the
/// split towards it. With half the error left out, the interval keeps its level: simulated 95 to 99 % at a nominal
/// 95 %, for changes from .20 to .25 and more; without, 90 to 93 % where the baseline is known and the change small.
///
/// @param window first window after the change
/// @param before rows remembered before the change
/// @param earliest fewest rows before the change
/// @param latest most rows before the change
record RateDating(int window, long before, long earliest, long latest) {

    /// Rows that a known baseline counts for.
    private static final long KNOWN = 1_000_000;

    static RateDating of(List<RecentSums.Window> windows, RateBaseline baseline, double level) {
        double[][] counts = new double[windows.size() + 1][];
        long reference = baseline.n() == 0 ? KNOWN : baseline.n();
        counts[0] = new double[] {baseline.mean() * reference, (1 - baseline.mean()) * reference};
        for (int i = 0; i < windows.size(); i++) {
            RecentSums.Window window = windows.get(i);
            counts[i + 1] = new double[] {window.sum(), window.rows() - window.sum()};
        }
        ChangeTime time = ChangeTime.of(counts, 1 - (1 - level) / 2);
        return new RateDating(
                time.at() - 1,
                rowsBefore(windows, time.at() - 1),
                rowsBefore(windows, Math.max(0, time.low() - 2)),
                rowsBefore(windows, time.high()) - 1);
    }

    /// The change may lie inside a window: the interval takes the windows on both sides of the split whole.
    private static long rowsBefore(List<RecentSums.Window> windows, int count) {
        long rows = 0;
        for (RecentSums.Window window : windows.subList(0, Math.min(count, windows.size()))) {
            rows += window.rows();
        }
        return rows;
    }
}
