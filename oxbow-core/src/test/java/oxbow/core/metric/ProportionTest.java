package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProportionTest {
    private static final double LEVEL = 0.95;

    @Test
    void wilsonAgreesWithNewcombe1998() {
        assertInterval(Proportion.wilson(81, 263, LEVEL), 0.2553, 0.3662);
        assertInterval(Proportion.wilson(15, 148, LEVEL), 0.0624, 0.1605);
        assertInterval(Proportion.wilson(0, 20, LEVEL), 0, 0.1611);
        assertInterval(Proportion.wilson(1, 29, LEVEL), 0.0061, 0.1718);
    }

    @Test
    void clopperPearsonAgreesWithNewcombe1998() {
        assertInterval(Proportion.clopperPearson(81, 263, LEVEL), 0.2527, 0.3676);
        assertInterval(Proportion.clopperPearson(15, 148, LEVEL), 0.0578, 0.1617);
        assertInterval(Proportion.clopperPearson(0, 20, LEVEL), 0, 0.1684);
        assertInterval(Proportion.clopperPearson(1, 29, LEVEL), 0.0009, 0.1776);
        assertInterval(Proportion.clopperPearson(20, 20, LEVEL), 1 - 0.1684, 1);
    }

    @Test
    void differenceAgreesWithNewcombe1998() {
        assertInterval(Proportion.difference(56, 70, 48, 80, LEVEL), 0.0524, 0.3339);
        assertInterval(Proportion.difference(9, 10, 3, 10, LEVEL), 0.1705, 0.8090);
        assertInterval(Proportion.difference(6, 7, 2, 7, LEVEL), 0.0582, 0.8062);
        assertInterval(Proportion.difference(5, 56, 0, 29, LEVEL), -0.0381, 0.1926);
        assertInterval(Proportion.difference(0, 10, 0, 20, LEVEL), -0.1611, 0.2775);
        assertInterval(Proportion.difference(10, 10, 0, 10, LEVEL), 0.6075, 1);
    }

    @Test
    void wilsonCoversOnAverageAndClopperPearsonAlways() {
        SplittableRandom random = new SplittableRandom(1);
        int repetitions = 400;
        double wilsonSum = 0;
        double[] shares = {0.02, 0.1, 0.3, 0.5, 0.9};
        for (double p : shares) {
            int wilson = 0;
            int exact = 0;
            for (int i = 0; i < repetitions; i++) {
                long hits = hits(random, 80, p);
                wilson += covers(Proportion.wilson(hits, 80, LEVEL), p) ? 1 : 0;
                exact += covers(Proportion.clopperPearson(hits, 80, LEVEL), p) ? 1 : 0;
            }
            assertThat((double) exact / repetitions)
                    .as("Clopper-Pearson at p = %s", p)
                    .isGreaterThan(0.92);
            wilsonSum += (double) wilson / repetitions;
        }
        assertThat(wilsonSum / shares.length).as("Wilson on average").isBetween(0.93, 0.975);
    }

    @Test
    void differenceCoversAtItsLevel() {
        SplittableRandom random = new SplittableRandom(2);
        int covered = 0;
        for (int i = 0; i < 1_000; i++) {
            Figure figure = Proportion.difference(hits(random, 60, 0.3), 60, hits(random, 150, 0.1), 150, LEVEL);
            covered += covers(figure, 0.2) ? 1 : 0;
        }
        assertThat(covered).isBetween(925, 975);
    }

    @Test
    void withoutCasesThereIsNoShare() {
        assertThat(Proportion.wilson(0, 0, LEVEL)).isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(Proportion.clopperPearson(0, 0, LEVEL)).isInstanceOf(Figure.Undefined.class);
        assertThat(Proportion.difference(1, 2, 0, 0, LEVEL))
                .isEqualTo(new Figure.Undefined("no cases in the second group", 2));
    }

    @Test
    void impossibleCountsAndLevelsAreNamed() {
        assertThatThrownBy(() -> Proportion.wilson(3, 2, LEVEL)).hasMessageContaining("hits (3)");
        assertThatThrownBy(() -> Proportion.wilson(-1, 2, LEVEL)).hasMessageContaining("hits (-1)");
        assertThatThrownBy(() -> Proportion.wilson(1, 2, 95)).hasMessageContaining("percentage");
        assertThatThrownBy(() -> new Figure.Known(Double.NaN, 1, 0, 1, LEVEL, "wilson"))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> new Figure.Known(0.5, 0, 0, 1, LEVEL, "wilson"))
                .hasMessageContaining("n = 0");
        assertThatThrownBy(() -> new Figure.Undefined(" ", 0)).hasMessageContaining("reason");
    }

    private static void assertInterval(Figure figure, double low, double high) {
        assertThat(figure).isInstanceOfSatisfying(Figure.Known.class, known -> {
            assertThat(known.low()).isCloseTo(low, within(5e-5));
            assertThat(known.high()).isCloseTo(high, within(5e-5));
            assertThat(known.value()).isBetween(known.low(), known.high());
        });
    }

    private static boolean covers(Figure figure, double truth) {
        return figure instanceof Figure.Known known && known.low() <= truth && truth <= known.high();
    }

    private static long hits(SplittableRandom random, int n, double p) {
        return random.doubles(n).filter(each -> each < p).count();
    }
}
