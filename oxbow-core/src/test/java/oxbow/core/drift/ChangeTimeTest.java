package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChangeTimeTest {
    @Test
    void aClearChangeIsDatedToItsWindow() {
        double[][] windows = {{50, 50}, {52, 48}, {49, 51}, {10, 90}, {9, 91}};
        ChangeTime time = ChangeTime.of(windows, 0.95);

        assertThat(time.at()).isEqualTo(3);
        assertThat(time.low()).isEqualTo(3);
        assertThat(time.high()).isEqualTo(3);
        double together = 170 * Math.log(170 / 500.0) + 330 * Math.log(330 / 500.0);
        double apart = 151 * Math.log(151 / 300.0)
                + 149 * Math.log(149 / 300.0)
                + 19 * Math.log(19 / 200.0)
                + 181 * Math.log(181 / 200.0);
        assertThat(time.logLikelihoodRatio()).isCloseTo(apart - together, within(1e-9));
    }

    @Test
    void withoutAChangeEverySplitIsPossible() {
        double[][] windows = {{50, 50}, {50, 50}, {50, 50}, {50, 50}};
        ChangeTime time = ChangeTime.of(windows, 0.95);

        assertThat(time.low()).isEqualTo(1);
        assertThat(time.high()).isEqualTo(3);
        assertThat(time.logLikelihoodRatio()).isCloseTo(0, within(1e-9));
    }

    @Test
    @Tag("simulation")
    void theIntervalHoldsTheTruthAtItsRate() {
        for (double after : new double[] {0.25, 0.35}) {
            int held = 0;
            for (int stream = 0; stream < 500; stream++) {
                SplittableRandom random = new SplittableRandom(stream);
                double[][] windows = new double[60][];
                for (int window = 0; window < windows.length; window++) {
                    int hits = 0;
                    for (int row = 0; row < 50; row++) {
                        hits += random.nextDouble() < (window < 40 ? 0.2 : after) ? 1 : 0;
                    }
                    windows[window] = new double[] {hits, 50 - hits};
                }
                ChangeTime time = ChangeTime.of(windows, 0.9);
                held += time.low() <= 40 && 40 <= time.high() ? 1 : 0;
            }
            assertThat(held).as("of 500 at 90 %% for %s", after).isGreaterThanOrEqualTo(430);
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> ChangeTime.of(new double[][] {{1}}, 0.9)).hasMessageContaining("windows (1)");
        assertThatThrownBy(() -> ChangeTime.of(new double[][] {{1}, {1, 2}}, 0.9))
                .hasMessageContaining("same bins");
        assertThatThrownBy(() -> ChangeTime.of(new double[][] {{1}, {2}}, 95)).hasMessageContaining("level (95.0)");
    }

    @Test
    void recentSumsKeepEveryRowInShortAndLongBlocks() {
        RecentSums recent = new RecentSums();
        SplittableRandom random = new SplittableRandom(1);
        double[] prefix = new double[100_001];
        for (int row = 1; row < prefix.length; row++) {
            double value = random.nextInt(2);
            prefix[row] = prefix[row - 1] + value;
            recent.add(value);
        }
        int at = 0;
        long longest = 0;
        for (RecentSums.Window window : recent.windows()) {
            assertThat(window.sum()).isEqualTo(prefix[at + (int) window.rows()] - prefix[at]);
            at += (int) window.rows();
            longest = Math.max(longest, window.rows());
        }
        assertThat(at).isEqualTo(100_000);
        assertThat(recent.rows()).isEqualTo(100_000);
        assertThat(longest).isLessThanOrEqualTo(8_192);
        assertThat(recent.windows()).hasSizeBetween(100, 200);
        recent.clear();
        assertThat(recent.windows()).isEmpty();
    }
}
