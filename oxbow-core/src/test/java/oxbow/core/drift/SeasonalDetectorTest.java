package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.profile.FrozenBins;

class SeasonalDetectorTest {
    private static final FrozenBins BINS = FrozenBins.uniform(-3, 5, 16);
    private static final int HOURS = 24;

    @Test
    void theHourOfTheWeekBeginsOnMonday() {
        assertThat(HourOfWeek.of(0, 0)).as("Thursday, 1 January 1970, 0:00").isEqualTo(72);
        // date -u -d @1795219200: Saturday, 21 November 2026, 00:00
        assertThat(HourOfWeek.of(1_795_219_200_000L, 0)).isEqualTo(5 * 24);
        assertThat(HourOfWeek.of(1_795_219_200_000L, 90)).isEqualTo(5 * 24 + 1);
        assertThat(HourOfWeek.of(-1, 0)).isEqualTo(71);
        assertThat(HourOfWeek.weekdayOrWeekend(1_795_219_200_000L, -60)).isEqualTo(23);
        assertThat(HourOfWeek.weekdayOrWeekend(1_795_219_200_000L, 0)).isEqualTo(24);
        assertThat(HourOfWeek.weekdayOrWeekend(1_795_219_200_000L, 47 * 60)).isEqualTo(47);
    }

    @Test
    @Tag("simulation")
    void dayAndNightAreNoDriftAndWithoutPhasesTheyWouldBe() {
        long seasonal = 0;
        long plain = 0;
        int rows = 100_000;
        double threshold = 10_000;
        for (int stream = 0; stream < 10; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            SeasonalDetector detector = new SeasonalDetector(BINS, HOURS, threshold, stream);
            ConformalDetector without = new ConformalDetector(BINS, new long[BINS.size() + 1], threshold, stream);
            for (int row = 0; row < rows; row++) {
                int hour = row / 100 % HOURS;
                double value = value(random, hour);
                seasonal += detector.observe(hour, value).isPresent() ? 1 : 0;
                plain += without.observe(value).isPresent() ? 1 : 0;
            }
        }
        assertThat(seasonal).as("in %,d rows; 100 promised", 10 * rows).isBetween(1L, 100L);
        assertThat(plain).as("without phases").isGreaterThan(500);
    }

    @Test
    void aShiftInAllHoursIsFoundAndDatedAndReportedOnce() {
        SplittableRandom random = new SplittableRandom(1);
        SeasonalDetector detector = new SeasonalDetector(BINS, HOURS, 1e5, 2);
        for (int row = 0; row < 24_000; row++) {
            detector.learn(row % HOURS, value(random, row % HOURS));
        }
        List<DriftAlarm> alarms = new ArrayList<>();
        for (int row = 1; row <= 8_000; row++) {
            detector.observe(row % HOURS, value(random, row % HOURS) + (row > 2_000 ? 0.7 : 0))
                    .ifPresent(alarms::add);
        }
        assertThat(alarms).hasSize(1);
        DriftAlarm alarm = alarms.getFirst();
        assertThat(alarm.atRow()).isBetween(2_005L, 2_150L);
        assertThat(alarm.changeRow()).isBetween(1_950L, 2_050L);
        assertThat(alarm.psi()).isBetween(0.1, 3.0);
        assertThat(detector.rows()).isEqualTo(8_000);
    }

    @Test
    void aStoredDetectorGoesOnExactly() {
        SplittableRandom random = new SplittableRandom(3);
        SeasonalDetector straight = new SeasonalDetector(BINS, HOURS, 1e3, 4);
        SeasonalDetector interrupted = new SeasonalDetector(BINS, HOURS, 1e3, 4);
        int alarms = 0;
        for (int row = 0; row < 4_000; row++) {
            double value = value(random, row % HOURS) + (row > 2_500 ? 2 : 0);
            Optional<DriftAlarm> expected = straight.observe(row % HOURS, value);
            assertThat(interrupted.observe(row % HOURS, value)).isEqualTo(expected);
            alarms += expected.isPresent() ? 1 : 0;
            if (row % 53 == 0) {
                interrupted = SeasonalDetector.ofBytes(interrupted.toBytes());
            }
        }
        assertThat(alarms).isPositive();
        assertThat(interrupted.toBytes()).isEqualTo(straight.toBytes());
        assertThat(interrupted.statistic()).isEqualTo(straight.statistic());
        CRC32 crc = new CRC32();
        crc.update(new SeasonalDetector(BINS, 2, 1e3, 4).toBytes());
        assertThat(crc.getValue()).isEqualTo(3935214281L);
    }

    @Test
    void hostileBytesAreOnlyRefused() {
        byte[] whole = new SeasonalDetector(BINS, 3, 1e3, 4).toBytes();
        SplittableRandom random = new SplittableRandom(5);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            byte[] broken = Arrays.copyOf(whole, attempt % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flip = 0; flip <= random.nextInt(3) && broken.length > 0; flip++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                SeasonalDetector.ofBytes(broken).observe(0, 1);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> new SeasonalDetector(BINS, 0, 10, 1)).hasMessageContaining("phases (0)");
        assertThatThrownBy(() -> new SeasonalDetector(BINS, 10_000, 10, 1)).hasMessageContaining("phases (10000)");
        assertThatThrownBy(() -> new SeasonalDetector(BINS, 2, 1, 1)).hasMessageContaining("threshold (1.0)");
        assertThatThrownBy(() -> new SeasonalDetector(BINS, 2, 10, 1).observe(2, 1))
                .hasMessageContaining("phase (2)");
        assertThatThrownBy(() -> new SeasonalDetector(BINS, 2, 10, 1).learn(-1, 1))
                .hasMessageContaining("phase (-1)");
    }

    private static double value(SplittableRandom random, int hour) {
        return Math.sin(hour * Math.PI / 12) + 0.7 * random.nextGaussian();
    }
}
