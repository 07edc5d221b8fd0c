package oxbow.quickstart.job;

import java.util.Comparator;
import java.util.List;

/// Median labelled canary requests until a candidate with ten times the champion's errors is rolled back, at α
/// = 0.01 and a first weight of 10 %: simulated beforehand for the test the server uses.
final class WaitTable {
    private static final List<Row> ROWS =
            List.of(new Row(.005, 95), new Row(.01, 48), new Row(.02, 24), new Row(.05, 10), new Row(.1, 5));

    private WaitTable() {}

    /// @param championError      the champion's error rate
    /// @param labelledRequests   the median
    record Row(double championError, int labelledRequests) {}

    /// The row of the error rate nearest to this one.
    static Row nearest(double championError) {
        return ROWS.stream()
                .min(Comparator.comparingDouble(
                        row -> Math.abs(Math.log(row.championError()) - Math.log(championError))))
                .orElseThrow();
    }
}
