package oxbow.core.drift;

import java.util.List;

/// A distribution has changed. Rows are numbered from 1, the first row that the detector watched.
///
/// @param atRow the row at which the evidence sufficed
/// @param changeRow the best estimate of the first row after the change: where the evidence of the strongest
///     bet began
/// @param statistic the evidence at the alarm
/// @param threshold what the evidence had to reach
/// @param psi effect size: population stability index of the rows since the change against those before; see
///     [oxbow.core.compare.Divergence#psi]. Large evidence for a small effect is possible: say both
/// @param currentCounts rows since the change per bin, the missing ones last; at most the last 2,048 rows
public record DriftAlarm(
        long atRow, long changeRow, double statistic, double threshold, double psi, List<Long> currentCounts) {

    /// Copies the list.
    public DriftAlarm {
        currentCounts = List.copyOf(currentCounts);
        if (changeRow > atRow) {
            throw new IllegalArgumentException(
                    "The change (row %d) must not be after the alarm (row %d).".formatted(changeRow, atRow));
        }
    }
}
