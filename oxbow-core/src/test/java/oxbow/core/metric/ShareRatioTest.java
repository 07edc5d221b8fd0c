package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.binomial;
import static oxbow.core.metric.Covering.known;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ShareRatioTest {
    private static final double LEVEL = 0.95;

    @Test
    void koopmanAgreesWithHisPaperAndADirectSearch() {
        // Koopman 1984 gives 2.94 to 7.15 for 36 of 40 against 16 of 80; more digits and the other rows by
        // maximising the likelihood numerically and scipy.optimize.brentq on the score
        assertInterval(ShareRatio.koopman(36, 40, 16, 80, LEVEL), 4.5, 2.939569192154497, 7.15222343724639);
        assertInterval(
                ShareRatio.koopman(5, 56, 3, 29, LEVEL), 0.8630952380952381, 0.24655207807714097, 3.1348271945464643);
        assertInterval(
                ShareRatio.koopman(81, 263, 15, 148, LEVEL), 3.0387832699619772, 1.8508996232618415, 5.089494863760174);
        assertInterval(ShareRatio.koopman(0, 20, 4, 30, LEVEL), 0, 0, 1.3078282410676305);
    }

    @Test
    void allHitsOnBothSidesStillHaveAnInterval() {
        Figure.Known known = known(ShareRatio.koopman(10, 10, 10, 10, LEVEL));

        assertThat(known.value()).isEqualTo(1);
        assertThat(known.low()).isBetween(0.6, 0.8);
        assertThat(known.high()).isCloseTo(1 / known.low(), within(1e-6));
    }

    @Test
    void withoutHitsBelowTheLineThereIsNoRatio() {
        assertThat(ShareRatio.koopman(1, 10, 0, 10, LEVEL))
                .isEqualTo(new Figure.Undefined("no hits in the second group", 20));
        assertThat(ShareRatio.koopman(0, 0, 1, 10, LEVEL))
                .isEqualTo(new Figure.Undefined("no cases in the first group", 10));
        assertThat(ShareRatio.koopman(1, 10, 0, 0, LEVEL))
                .isEqualTo(new Figure.Undefined("no cases in the second group", 10));
        assertThatThrownBy(() -> ShareRatio.koopman(1, 1, 3, 2, LEVEL)).hasMessageContaining("hits (3)");
        assertThatThrownBy(() -> ShareRatio.koopman(3, 2, 1, 1, LEVEL)).hasMessageContaining("hits (3)");
    }

    @Test
    @Tag("simulation")
    void theScoreIntervalCoversSmallGroups() {
        int repetitions = 3_000;
        double covered = Covering.share(
                repetitions,
                1,
                0.5,
                random -> ShareRatio.koopman(binomial(random, 40, 0.1), 40, binomial(random, 60, 0.2), 60, LEVEL));

        assertThat(covered).isGreaterThan(Covering.least(repetitions, 0.005));
    }

    private static void assertInterval(Figure figure, double value, double low, double high) {
        Figure.Known known = known(figure);
        assertThat(known.value()).isCloseTo(value, within(1e-12));
        assertThat(known.low()).isCloseTo(low, within(2e-5));
        assertThat(known.high()).isCloseTo(high, within(2e-5));
    }
}
