package oxbow.core.drift;

import oxbow.core.metric.Figure;

/// A rate has moved. Rows are numbered from 1, the first row that the detector watched.
///
/// @param atRow the row at which the evidence sufficed
/// @param changeRow best estimate of the first row after the change
/// @param earliest first row at which the change may have been, at 95 %
/// @param latest last row at which the change may have been, at 95 %
/// @param statistic the evidence at the alarm
/// @param threshold what the evidence had to reach
/// @param baseline what the rate was held against
/// @param since the rate since the change, with its interval; a little too extreme, because the alarm waited for
///     it
public record RateAlarm(
        long atRow,
        long changeRow,
        long earliest,
        long latest,
        double statistic,
        double threshold,
        RateBaseline baseline,
        Figure since) {

    /// Checks the order of the rows.
    public RateAlarm {
        if (earliest > changeRow || changeRow > latest || latest > atRow) {
            throw new IllegalArgumentException(
                    "The change (row %d, from %d to %d) must not be after the alarm (row %d)."
                            .formatted(changeRow, earliest, latest, atRow));
        }
    }
}
