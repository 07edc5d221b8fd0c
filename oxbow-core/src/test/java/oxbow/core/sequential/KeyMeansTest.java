package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.sequential.KeyMeans.KeyMean;

class KeyMeansTest {
    @Test
    void aKeyIsOneValueItsMeanInItsWindow() {
        KeyMeans means = new KeyMeans(ScoreRange.SHARE, 10, 100);
        assertThat(means.add(1, true, 0, 1)).isTrue();
        assertThat(means.add(2, false, 3, 0.5)).isTrue();
        assertThat(means.add(1, true, 9, 0)).isTrue();
        assertThat(means.add(1, true, 10, 0)).as("its window is over").isFalse();
        assertThat(means.add(2, true, 11, 1)).as("the other arm").isFalse();
        assertThat(means.size()).isEqualTo(2);

        assertThat(means.due(9.9)).isEmpty();
        assertThat(means.due(10)).containsExactly(new KeyMean(1, true, 2, 0.5));
        assertThat(means.add(1, true, 12, 1)).as("it was counted").isFalse();
        assertThat(means.due(13)).containsExactly(new KeyMean(2, false, 1, 0.5));
        assertThat(means.size()).isZero();
    }

    @Test
    void keysEndAtTheLimit() {
        KeyMeans means = new KeyMeans(ScoreRange.SHARE, 10, 2);
        assertThat(means.add(1, true, 0, 1)).isTrue();
        assertThat(means.isFull()).isFalse();
        assertThat(means.add(2, true, 0, 1)).isTrue();
        assertThat(means.isFull()).isTrue();
        assertThat(means.add(3, true, 0, 1)).isFalse();
        assertThat(means.add(2, true, 1, 0)).as("a key that is counted goes on").isTrue();
    }

    @Test
    void aMeanNeverLeavesTheRangeByRounding() {
        KeyMeans means = new KeyMeans(new ScoreRange(0, 0.1), 10, 2);
        for (int i = 0; i < 3; i++) {
            means.add(1, true, 0, 0.1);
        }
        assertThat((0.1 + 0.1 + 0.1) / 3).isGreaterThan(0.1);
        assertThat(means.due(10)).containsExactly(new KeyMean(1, true, 3, 0.1));
        means = new KeyMeans(new ScoreRange(-0.1, 0), 10, 2);
        for (int i = 0; i < 3; i++) {
            means.add(1, true, 0, -0.1);
        }
        assertThat(means.due(10)).containsExactly(new KeyMean(1, true, 3, -0.1));
    }

    @Test
    void impossibleInputsAreNamed() {
        KeyMeans means = new KeyMeans(ScoreRange.SHARE, 10, 2);
        means.add(1, true, 5, 1);
        assertThatThrownBy(() -> means.add(1, true, 4, 1)).hasMessageContaining("at 4.0");
        assertThatThrownBy(() -> means.add(1, true, 6, 2)).hasMessageContaining("value (2.0)");
        assertThatThrownBy(() -> new KeyMeans(ScoreRange.SHARE, 0, 2)).hasMessageContaining("window (0.0)");
        assertThatThrownBy(() -> new KeyMeans(ScoreRange.SHARE, 1, 0)).hasMessageContaining("keys (0)");
    }

    @Test
    void readingOnFromStoredBytesEqualsOnePassExactly() {
        List<KeyMean> whole = new ArrayList<>();
        List<KeyMean> interrupted = new ArrayList<>();

        assertThat(read(interrupted, true)).isEqualTo(read(whole, false));
        assertThat(interrupted).isEqualTo(whole).hasSizeGreaterThan(50);
    }

    private static byte[] read(List<KeyMean> due, boolean interrupted) {
        SplittableRandom random = new SplittableRandom(9);
        KeyMeans means = new KeyMeans(ScoreRange.DIFFERENCE, 40, 150);
        for (int i = 0; i < 600; i++) {
            due.addAll(means.due(i));
            means.add(random.nextInt(200), random.nextBoolean(), i, 2 * random.nextDouble() - 1);
            if (interrupted && i % 50 == 7) {
                Checkpoint<KeyMeans> checkpoint = new Checkpoint<>(i + 1, means);
                means = Checkpoint.ofBytes(checkpoint.toBytes(), KeyMeans.class).state();
            }
        }
        return means.toBytes();
    }
}
