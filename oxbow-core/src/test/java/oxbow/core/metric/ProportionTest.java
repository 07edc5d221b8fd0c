package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongFunction;
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
        double wilson = 0;
        double lowest = 1;
        int shares = 199;
        for (int i = 1; i <= shares; i++) {
            double p = i / (shares + 1.0);
            wilson += coverage(80, p, hits -> Proportion.wilson(hits, 80, LEVEL)) / shares;
            lowest = Math.min(lowest, coverage(80, p, hits -> Proportion.clopperPearson(hits, 80, LEVEL)));
        }
        assertThat(wilson).as("Wilson, mean over p").isBetween(0.95, 0.955);
        assertThat(lowest).as("Clopper and Pearson, worst p").isBetween(LEVEL, 0.96);
    }

    @Test
    void waldAtOnePerCentCoversFarLessThanWilson() {
        double wilson = coverage(100, 0.01, hits -> Proportion.wilson(hits, 100, LEVEL));
        double wald = coverage(100, 0.01, hits -> {
            double p = hits / 100.0;
            double reach = 1.959963984540054 * Math.sqrt(p * (1 - p) / 100);
            return new Figure.Known(p, 100, p - reach, p + reach, LEVEL, "wald");
        });

        // scipy.stats.binom agrees; Wilson covers for 0 to 2 hits, Wald for 1 to 5 but not for 0 (chance 0.366)
        assertThat(wilson).isCloseTo(0.9206267977478195, within(1e-12));
        assertThat(wald).as("the broken variant").isCloseTo(0.6334331242627774, within(1e-12));
    }

    @Test
    void differenceCoversAtItsLevel() {
        double[] first = binomial(60, 0.3);
        double[] second = binomial(150, 0.1);
        double covered = 0;
        for (int one = 0; one <= 60; one++) {
            for (int two = 0; two <= 150; two++) {
                Figure figure = Proportion.difference(one, 60, two, 150, LEVEL);
                covered += Covering.covers(figure, 0.2) ? first[one] * second[two] : 0;
            }
        }
        assertThat(covered).isBetween(0.945, 0.96);
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

    /// The exact probability that the interval covers: the binomial chances of the hits whose interval does.
    private static double coverage(int n, double p, LongFunction<Figure> interval) {
        double[] chances = binomial(n, p);
        double covered = 0;
        for (int hits = 0; hits <= n; hits++) {
            covered += Covering.covers(interval.apply(hits), p) ? chances[hits] : 0;
        }
        return covered;
    }

    /// The chance of each number of hits among n, by the ratio of one to the one before.
    private static double[] binomial(int n, double p) {
        double[] chances = new double[n + 1];
        chances[0] = Math.pow(1 - p, n);
        for (int hits = 1; hits <= n; hits++) {
            chances[hits] = chances[hits - 1] * (n - hits + 1) / hits * p / (1 - p);
        }
        return chances;
    }
}
