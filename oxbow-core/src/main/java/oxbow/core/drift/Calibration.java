package oxbow.core.drift;

/// What the blocks that a new block is ranked against are. An alarmed block never stays among them.
public enum Calibration {
    /// The first n blocks, for good. A change that lasts alarms at every block.
    FIXED,
    /// The last n blocks; after an alarm a new calibration is collected, n blocks long and unwatched. Only
    /// leaving alarmed blocks out while the rest moves on would be wrong: each false alarm then lowers the bar
    /// for the next, and after 20 calibrations there are eleven times the promised alarms.
    TRAILING
}
