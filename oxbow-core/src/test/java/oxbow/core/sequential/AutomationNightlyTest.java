package oxbow.core.sequential;

import org.junit.jupiter.api.Tag;

/// The simulations of [AutomationSimulationTest], repeated so often that little chance is left.
@Tag("nightly")
class AutomationNightlyTest extends AutomationSimulationTest {
    @Override
    int times(int small) {
        return Math.max(small, 4_000);
    }
}
