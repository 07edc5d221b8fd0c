package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.Figure;

class AutocorrelationTest {
    @Test
    void theCorrelationIsThatOfRanks() {
        double[] values = {1, 100, 2, 50, 3, 40, 4, 30, 5, 20, 6, 10};
        double[] ranks = {1, 12, 2, 11, 3, 10, 4, 9, 5, 8, 6, 7};
        double product = 0;
        double square = 0;
        for (int i = 0; i < ranks.length; i++) {
            square += (ranks[i] - 6.5) * (ranks[i] - 6.5) / 12;
            product += i > 0 ? (ranks[i] - 6.5) * (ranks[i - 1] - 6.5) / 11 : 0;
        }
        assertThat(Autocorrelation.at(values, 1, 0.95)).isInstanceOfSatisfying(Figure.Known.class, known -> {
            assertThat(known.n()).isEqualTo(11);
        });
        assertThat(((Figure.Known) Autocorrelation.at(values, 1, 0.95)).value())
                .isCloseTo(Math.max(-1, product / square), within(1e-12));
    }

    @Test
    void withoutSpreadOrPairsThereIsNone() {
        assertThat(Autocorrelation.at(new double[100], 1, 0.95)).isEqualTo(new Figure.Undefined("no spread", 99));
        assertThat(Autocorrelation.at(new double[] {1, 2, 3}, 1, 0.95))
                .isEqualTo(new Figure.Undefined("fewer than 10 pairs of rows", 2));
        assertThatThrownBy(() -> Autocorrelation.at(new double[9], 0, 0.95)).hasMessageContaining("lag (0)");
        assertThatThrownBy(() -> Autocorrelation.at(new double[9], 1, 95)).hasMessageContaining("level (95.0)");
    }

    @Test
    void missingValuesKeepTheirPlace() {
        double[] values = autoregressive(new SplittableRandom(1), 4_000, 0.6);
        for (int i = 0; i < values.length; i += 5) {
            values[i] = Double.NaN;
        }
        assertThat(Autocorrelation.at(values, 1, 0.95)).isInstanceOfSatisfying(Figure.Known.class, known -> {
            assertThat(known.n()).isEqualTo(2_400);
            assertThat(known.value()).isBetween(0.53, 0.63);
        });
    }

    @Test
    @Tag("simulation")
    void theIntervalHoldsTheTruth() {
        for (double rho : new double[] {0, 0.3, 0.6}) {
            double truth = 6 / Math.PI * Math.asin(rho / 2);
            int held = 0;
            for (int stream = 0; stream < 400; stream++) {
                Figure.Known known = (Figure.Known)
                        Autocorrelation.at(autoregressive(new SplittableRandom(stream), 1_000, rho), 1, 0.95);
                held += known.low() <= truth && truth <= known.high() ? 1 : 0;
            }
            assertThat(held).as("of 400 at 95 %% for %s, − 3 SE", rho).isGreaterThanOrEqualTo(367);
        }
    }

    @Test
    void theMemoryOfAnAutoregressionIsFound() {
        double[] values = autoregressive(new SplittableRandom(2), 20_000, 0.6);
        assertThat(Autocorrelation.rowsPerIndependentRow(values))
                .as("(1 + .6) / (1 − .6) = 4")
                .isBetween(3.2, 4.6);
        assertThat(Autocorrelation.rowsPerIndependentRow(autoregressive(new SplittableRandom(3), 20_000, 0)))
                .isEqualTo(1);
        assertThat(Autocorrelation.rowsPerIndependentRow(new double[100])).isEqualTo(1);
    }

    @Test
    void independentRowsAreWatchedAsRowsAndOthersAsBlocks() {
        ModeChoice rows = ModeChoice.of(autoregressive(new SplittableRandom(4), 2_000, 0), 1);
        assertThat(rows.mode()).isEqualTo(WatchMode.ROWS);
        assertThat(rows.blockRows()).isEqualTo(1);

        ModeChoice blocks = ModeChoice.of(autoregressive(new SplittableRandom(5), 4_000, 0.6), 1);
        assertThat(blocks.mode()).isEqualTo(WatchMode.BLOCKS);
        assertThat(blocks.blockRows()).isBetween(50, 100);
        assertThat(((Figure.Known) blocks.lag1()).low()).isGreaterThan(0.5);

        ModeChoice days = ModeChoice.of(autoregressive(new SplittableRandom(6), 4_000, 0.6), 48);
        assertThat(days.blockRows() % 48).isZero();
        assertThat(ModeChoice.of(new double[500], 1).mode()).isEqualTo(WatchMode.UNKNOWN);
        assertThat(ModeChoice.of(autoregressive(new SplittableRandom(7), 100, 0), 1)
                        .mode())
                .isEqualTo(WatchMode.UNKNOWN);
        assertThat(ModeChoice.of(autoregressive(new SplittableRandom(8), 400, 0.6), 1)
                        .mode())
                .as("too few blocks")
                .isEqualTo(WatchMode.UNKNOWN);
        assertThat(WatchMode.BLOCKS.promise()).contains("calibration blocks plus one");
        assertThatThrownBy(() -> ModeChoice.of(new double[500], 0)).hasMessageContaining("season (0)");
    }

    @Test
    void blocksThatResembleEachOtherCarryNoPromise() {
        double[] slow = new double[20_000];
        for (int row = 0; row < slow.length; row++) {
            slow[row] = Math.sin(row / 3_000.0) + new SplittableRandom(row).nextGaussian() * 0.05;
        }
        ModeChoice choice = ModeChoice.of(slow, 1);
        assertThat(choice.mode()).isIn(WatchMode.NONE, WatchMode.UNKNOWN);
    }

    static double[] autoregressive(SplittableRandom random, int rows, double rho) {
        double[] values = new double[rows];
        double last = random.nextGaussian();
        for (int row = 0; row < rows; row++) {
            last = rho * last + Math.sqrt(1 - rho * rho) * random.nextGaussian();
            values[row] = last;
        }
        return values;
    }
}
