package oxbow.core.sequential;

import org.junit.jupiter.api.Tag;

/// The simulations of [RolloutConditionsSimulationTest], repeated so often that little chance is left.
@Tag("nightly")
class RolloutConditionsNightlyTest extends RolloutConditionsSimulationTest {
    @Override
    int times(int small) {
        return Math.max(small, 2_000);
    }
}
