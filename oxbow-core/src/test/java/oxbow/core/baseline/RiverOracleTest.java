package oxbow.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Alarms at the very rows at which those of river 0.26.1 come, on streams that both make with the same linear
/// congruential generator: rates of .2, .3 from row 5,001 and .1 from row 9,001, or numbers that grow by 40 % at
/// row 5,001.
class RiverOracleTest {
    private static final int ROWS = 15_000;

    @Test
    void adwinAlarmsWhereRiverDoes() {
        assertThat(onErrors(new Adwin(), 1)).containsExactly(5440, 9216);
        assertThat(onErrors(new Adwin(), 2)).containsExactly(5408, 9184);
        assertThat(onErrors(new Adwin(), 3)).containsExactly(5664, 9088);
        assertThat(onErrors(new Adwin(0.05), 1)).containsExactly(5184, 9120);
        assertThat(onErrors(new Adwin(0.05), 3)).containsExactly(5248, 9056);
        assertThat(onNumbers(new Adwin(), 1)).containsExactly(5120);
        assertThat(onNumbers(new Adwin(), 3)).containsExactly(5088);
        assertThat(onNumbers(new Adwin(0.05), 2)).containsExactly(5056);
    }

    @Test
    void pageHinkleyAlarmsWhereRiverDoes() {
        assertThat(onErrors(new PageHinkley(), 1)).containsExactly(5485);
        assertThat(onErrors(new PageHinkley(), 2)).containsExactly(4512, 6838);
        assertThat(onErrors(new PageHinkley(0.005, 20), 1)).containsExactly(1962, 3824, 5145, 6527);
        assertThat(onErrors(new PageHinkley(0.005, 20), 3)).containsExactly(686, 3429, 5163, 5882, 6811, 8199);
        assertThat(onNumbers(new PageHinkley(), 3)).containsExactly(5238);
        assertThat(onNumbers(new PageHinkley(0.005, 20), 2)).containsExactly(5073, 8193, 10481, 14499);
    }

    @Test
    void ddmAlarmsWhereRiverDoes() {
        assertThat(onErrors(new Ddm(), 1)).containsExactly(54, 8166);
        assertThat(onErrors(new Ddm(), 2)).containsExactly(4396, 4513, 5252, 5406);
        assertThat(onErrors(new Ddm(), 3)).containsExactly(85, 5887);
    }

    @Test
    void dummiesDoNotLook() {
        assertThat(onErrors(Dummy.never(), 1)).isEmpty();
        assertThat(onErrors(Dummy.every(5_000), 1)).containsExactly(5_000, 10_000, 15_000);
    }

    @Test
    void theWindowFollowsTheNewMean() {
        Adwin adwin = new Adwin();
        assertThat(adwin.mean()).isZero();
        onNumbers(adwin, 1);
        assertThat(adwin.width()).isBetween(9_000L, 10_100L);
        assertThat(adwin.mean()).isBetween(0.69, 0.71);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> new Adwin(0)).hasMessageContaining("delta (0.0)");
        assertThatThrownBy(() -> new PageHinkley(0, 0)).hasMessageContaining("threshold (0.0)");
        assertThatThrownBy(() -> Dummy.every(0)).hasMessageContaining("rows between alarms (0)");
    }

    private static List<Integer> onErrors(Watcher watcher, long seed) {
        return alarms(watcher, seed, true);
    }

    private static List<Integer> onNumbers(Watcher watcher, long seed) {
        return alarms(watcher, seed, false);
    }

    private static List<Integer> alarms(Watcher watcher, long seed, boolean errors) {
        List<Integer> alarms = new ArrayList<>();
        long state = seed;
        for (int row = 1; row <= ROWS; row++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            double uniform = (state >>> 33) / (double) (1L << 31);
            double rate = row <= 5_000 ? 0.2 : row <= 9_000 ? 0.3 : 0.1;
            double value = errors ? uniform < rate ? 1 : 0 : uniform * (row <= 5_000 ? 1 : 1.4);
            if (watcher.observe(value)) {
                alarms.add(row);
            }
        }
        return alarms;
    }
}
