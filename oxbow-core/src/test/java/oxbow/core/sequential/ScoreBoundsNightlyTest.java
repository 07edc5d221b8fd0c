package oxbow.core.sequential;

import org.junit.jupiter.api.Tag;

/// The simulations of [ScoreBoundsSimulationTest], repeated so often that little chance is left.
@Tag("nightly")
class ScoreBoundsNightlyTest extends ScoreBoundsSimulationTest {
    @Override
    int times(int small) {
        return Math.max(small, 2_000);
    }
}
