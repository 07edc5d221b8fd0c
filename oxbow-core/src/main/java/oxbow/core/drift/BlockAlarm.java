package oxbow.core.drift;

import java.util.List;

/// A block unlike all the blocks it is ranked against.
///
/// @param block the block, counted from 1
/// @param rank how many of the calibration blocks lie as far out or farther
/// @param calibrationBlocks blocks it was ranked against
/// @param features the features by how far the block lies out in each, farthest first
public record BlockAlarm(long block, int rank, int calibrationBlocks, List<Feature> features) {

    /// How far a block lies out in a feature.
    ///
    /// @param feature its place in the block, from 0
    /// @param deviations distance to the other blocks above their mean distance, in standard deviations
    public record Feature(int feature, double deviations) {}

    /// Copies the list.
    public BlockAlarm {
        features = List.copyOf(features);
    }
}
