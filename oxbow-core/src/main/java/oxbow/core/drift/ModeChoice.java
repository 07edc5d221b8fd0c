package oxbow.core.drift;

import oxbow.core.metric.Figure;

/// Whether a stream may be watched row by row, from how much its neighbouring rows resemble each other.
///
/// **Condition.** The reference is long enough to show it: from about 2,000 rows on. A correlation below
/// [#TOLERATED] is let pass, because no reference of bearable length could rule it out; at .05 a row-wise
/// detector alarms 1.5 times as often as promised, at .1 up to three times, at .3 up to 30 times.
///
/// @param mode the way to watch, with the promise that is in force
/// @param lag1 correlation of neighbouring rows, with its interval
/// @param blockRows rows that a block must have at least: a whole number of seasons; 1 for rows
public record ModeChoice(WatchMode mode, Figure lag1, int blockRows) {
    /// The correlation of neighbours that is still called none.
    public static final double TOLERATED = 0.1;

    private static final double LEVEL = 0.95;
    private static final int FEWEST_ROWS = 200;
    private static final int INDEPENDENT_ROWS_PER_BLOCK = 20;
    private static final int FEWEST_BLOCKS = 8;

    /// Chooses.
    ///
    /// @param reference values of the stream in their order; `NaN` if missing
    /// @param seasonRows rows in a season (a day of traffic, for instance), 1 if there is none
    public static ModeChoice of(double[] reference, int seasonRows) {
        if (seasonRows < 1) {
            throw new IllegalArgumentException("The rows of a season (%d) must be at least 1.".formatted(seasonRows));
        }
        Figure lag1 = Autocorrelation.at(reference, 1, LEVEL);
        return switch (lag1) {
            case Figure.Undefined none -> new ModeChoice(WatchMode.UNKNOWN, none, 1);
            case Figure.Known known ->
                known.n() < FEWEST_ROWS
                        ? new ModeChoice(WatchMode.UNKNOWN, known, 1)
                        : known.high() <= TOLERATED && seasonRows == 1
                                ? new ModeChoice(WatchMode.ROWS, known, 1)
                                : blocks(reference, seasonRows, known);
        };
    }

    private static ModeChoice blocks(double[] reference, int seasonRows, Figure.Known lag1) {
        double wanted = INDEPENDENT_ROWS_PER_BLOCK * Autocorrelation.rowsPerIndependentRow(reference);
        int seasons = Math.clamp((long) Math.ceil(wanted / seasonRows), 1, Integer.MAX_VALUE / seasonRows);
        int rows = seasons * seasonRows;
        double[] means = means(reference, rows);
        if (means.length < FEWEST_BLOCKS) {
            return new ModeChoice(WatchMode.UNKNOWN, lag1, rows);
        }
        boolean alike = Autocorrelation.at(means, 1, LEVEL) instanceof Figure.Known known && known.low() > TOLERATED;
        return new ModeChoice(alike ? WatchMode.NONE : WatchMode.BLOCKS, lag1, rows);
    }

    private static double[] means(double[] values, int rows) {
        double[] means = new double[values.length / rows];
        for (int block = 0; block < means.length; block++) {
            double sum = 0;
            int present = 0;
            for (int row = block * rows; row < (block + 1) * rows; row++) {
                if (Double.isFinite(values[row])) {
                    sum += values[row];
                    present++;
                }
            }
            means[block] = present == 0 ? Double.NaN : sum / present;
        }
        return means;
    }
}
