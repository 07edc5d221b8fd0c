package oxbow.core.metric;

import java.util.List;

/// How the calibration of one group compares with that of others; see [GroupCalibration].
///
/// @param group the group
/// @param against the reference group, or "rest"
/// @param whole over all probabilities: calibration in the large
/// @param bins the same in each bin of probabilities, in their order; undefined where a side has no examples
public record CalibrationGap(String group, String against, Comparison whole, List<Comparison> bins) {
    /// Copies the list.
    public CalibrationGap {
        bins = List.copyOf(bins);
    }

    /// Two miscalibrations, each the share of positives seen minus the mean probability predicted.
    ///
    /// @param own the group's
    /// @param other the one it is held against
    /// @param difference own − other
    /// @param verdict what the difference says about the tolerance
    public record Comparison(Figure own, Figure other, Figure difference, GroupGap.Verdict verdict) {}
}
