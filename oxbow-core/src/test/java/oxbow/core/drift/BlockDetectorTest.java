package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class BlockDetectorTest {
    @Test
    void theBlockUnlikeAllOthersAlarmsAndNamesItsFeature() {
        BlockDetector detector = filled(Calibration.FIXED, 20, 21);
        assertThat(detector.watching()).isTrue();
        assertThat(detector.observe(block(7, 50))).isEmpty();

        BlockAlarm alarm = detector.observe(new long[][] {{50, 50}, {90, 10}}).orElseThrow();
        assertThat(alarm.block()).isEqualTo(22);
        assertThat(alarm.rank()).isZero();
        assertThat(alarm.calibrationBlocks()).isEqualTo(20);
        assertThat(alarm.features().getFirst().feature()).isEqualTo(1);
        assertThat(alarm.features().getFirst().deviations()).isGreaterThan(4);
        assertThat(detector.observe(new long[][] {{50, 50}, {90, 10}}))
                .as("a fixed calibration alarms again")
                .isPresent();
    }

    @Test
    void aTrailingCalibrationIsCollectedAnewAfterAnAlarm() {
        BlockDetector detector = filled(Calibration.TRAILING, 10, 11);
        assertThat(detector.observe(new long[][] {{50, 50}, {90, 10}})).isPresent();
        assertThat(detector.watching()).isFalse();
        for (int i = 0; i < 10; i++) {
            assertThat(detector.observe(new long[][] {{50, 50}, {90 - i % 3, 10 + i % 3}}))
                    .isEmpty();
        }
        assertThat(detector.watching()).isTrue();
        assertThat(detector.observe(new long[][] {{50, 50}, {50, 50}}))
                .as("the way back")
                .isPresent();
        assertThat(detector.observed()).isEqualTo(22);
    }

    @Test
    void tiesNeverAlarm() {
        BlockDetector detector = new BlockDetector(5, 6, Calibration.FIXED);
        for (int i = 0; i < 50; i++) {
            assertThat(detector.observe(new long[][] {{10, 10}})).isEmpty();
        }
    }

    @Test
    void aShorterPeriodAllowsMoreRanks() {
        BlockDetector strict = filled(Calibration.FIXED, 20, 21);
        BlockDetector loose = filled(Calibration.FIXED, 20, 2);
        assertThat(strict.observe(new long[][] {{56, 44}, {52, 48}})).isEmpty();
        BlockAlarm alarm = loose.observe(new long[][] {{56, 44}, {52, 48}}).orElseThrow();
        assertThat(alarm.rank()).isBetween(1, 9);
    }

    @Test
    void distancesAreThoseOfHellingerInUnitsOfTheirSpread() {
        List<long[][]> blocks = List.of(new long[][] {{3, 1}}, new long[][] {{1, 3}}, new long[][] {{2, 2}});
        double one = 1 - (Math.sqrt(9) + Math.sqrt(5)) / Math.sqrt(32);
        double two = one;
        double three = 1 - (Math.sqrt(8) + Math.sqrt(8)) / Math.sqrt(32);
        double mean = (one + two + three) / 3;
        double deviation = Math.sqrt(((one - mean) * (one - mean) * 2 + (three - mean) * (three - mean)) / 3);

        double[][] distances = FamilyMaximum.distances(blocks);
        assertThat(distances[0][0]).isCloseTo((one - mean) / deviation, within(1e-9));
        assertThat(distances[1][0]).isCloseTo(distances[0][0], within(1e-9));
        assertThat(distances[2][0]).isCloseTo((three - mean) / deviation, within(1e-9));
        assertThat(FamilyMaximum.distances(List.of(new long[][] {{0, 0}}, new long[][] {{1, 1}}))[0][0])
                .isZero();
    }

    @Test
    void aStoredDetectorGoesOnExactly() {
        BlockDetector detector = new BlockDetector(6, 7, Calibration.TRAILING);
        SplittableRandom random = new SplittableRandom(1);
        List<Optional<BlockAlarm>> expected = new ArrayList<>();
        List<Optional<BlockAlarm>> actual = new ArrayList<>();
        BlockDetector interrupted = new BlockDetector(6, 7, Calibration.TRAILING);
        for (int i = 0; i < 60; i++) {
            long[][] block = block(random.nextInt(20), 50);
            expected.add(detector.observe(block));
            actual.add(interrupted.observe(block));
            interrupted = BlockDetector.ofBytes(interrupted.toBytes());
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(expected).anyMatch(Optional::isPresent);
        assertThat(interrupted.toBytes()).isEqualTo(detector.toBytes());
    }

    @Test
    void theStoredFormDoesNotChangeUnseen() {
        CRC32 crc = new CRC32();
        crc.update(filled(Calibration.FIXED, 4, 5).toBytes());
        assertThat(crc.getValue()).isEqualTo(1585847722L);
    }

    @Test
    void hostileBytesAreOnlyRefused() {
        byte[] whole = filled(Calibration.TRAILING, 4, 5).toBytes();
        SplittableRandom random = new SplittableRandom(2);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            byte[] broken = Arrays.copyOf(whole, attempt % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flip = 0; flip <= random.nextInt(3) && broken.length > 0; flip++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                BlockDetector.ofBytes(broken).observe(block(1, 50));
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> new BlockDetector(30, 40, Calibration.FIXED))
                .hasMessageContaining("period (40.0 blocks)")
                .hasMessageContaining("at most 31");
        assertThatThrownBy(() -> new BlockDetector(30, 1, Calibration.FIXED)).hasMessageContaining("period (1.0");
        assertThatThrownBy(() -> new BlockDetector(1, 2, Calibration.FIXED)).hasMessageContaining("blocks (1)");
        BlockDetector detector = filled(Calibration.FIXED, 4, 5);
        assertThatThrownBy(() -> detector.observe(new long[][] {{1, 1}})).hasMessageContaining("1 features");
        assertThatThrownBy(() -> detector.observe(new long[][] {{1, 1}, {1}}))
                .hasMessageContaining("Feature 1 (1 bins)");
        assertThatThrownBy(() -> detector.observe(new long[][] {{1, 1}, {1, -1}}))
                .hasMessageContaining("count (-1)");
        assertThatThrownBy(() -> detector.observe(new long[0][])).hasMessageContaining("0 features");
    }

    private static BlockDetector filled(Calibration calibration, int blocks, double period) {
        BlockDetector detector = new BlockDetector(blocks, period, calibration);
        for (int i = 0; i < blocks; i++) {
            assertThat(detector.watching()).isFalse();
            assertThat(detector.observe(block(i, 50))).isEmpty();
        }
        return detector;
    }

    private static long[][] block(int i, int middle) {
        return new long[][] {{middle + i % 7, middle - i % 7}, {middle + i % 5, middle - i % 5}};
    }
}
