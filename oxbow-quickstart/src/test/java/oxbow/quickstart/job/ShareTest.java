package oxbow.quickstart.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
    // Newcombe 1998, table I, method 3 (Wilson without continuity correction).
    @Test
    void theIntervalAgreesWithThePublishedOnes() {
        Share share = Share.of(81, 263);
        assertThat(share.low()).isCloseTo(.2553, within(5e-5));
        assertThat(share.high()).isCloseTo(.3662, within(5e-5));

        Share none = Share.of(0, 20);
        assertThat(none.low()).isEqualTo(0);
        assertThat(none.high()).isCloseTo(.1611, within(5e-5));
    }

    @Test
    void plusMinusStandsOnlyWhereTheIntervalReachesEquallyFarToBothSides() {
        assertThat(Share.of(1_000, 2_000).text()).isEqualTo("50.0 % ± 2.2 (n 2,000)");
        assertThat(Share.of(20, 20).text()).isEqualTo("100.0 % (83.9 to 100.0, n 20)");
    }

    @Test
    void aShareOfNothingIsNotZero() {
        assertThat(Share.of(0, 0).value()).isNaN();
        assertThat(Share.of(0, 0).text()).isEqualTo("undefined (n 0)");
    }
}
