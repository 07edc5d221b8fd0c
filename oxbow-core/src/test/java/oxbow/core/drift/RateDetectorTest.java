package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.Figure;
import oxbow.core.stored.Family;
import oxbow.core.stored.StoredWriter;

class RateDetectorTest {
    private static final RateBaseline FIFTH = new RateBaseline(0.2, 0.18, 0.22, 5_000);

    @Test
    void evidenceIsTheMeanOfSumsOverAllBeginnings() {
        double[] rows = {1, 0, 1, 1, 0.5};
        RateDetector detector = detector(Side.UP, Accumulation.SHIRYAEV_ROBERTS, 1e6);
        RateDetector cusum = detector(Side.UP, Accumulation.CUSUM, 1e6);
        for (double row : rows) {
            detector.observe(row);
            cusum.observe(row);
        }

        double sum = 0;
        double best = 0;
        for (double part : parts(0.22)) {
            double ofBet = 0;
            double greatest = 0;
            for (int start = 0; start < rows.length; start++) {
                double product = 1;
                for (int row = start; row < rows.length; row++) {
                    product *= 1 + part / 0.22 * (rows[row] - 0.22);
                }
                ofBet += product;
                greatest = Math.max(greatest, product);
            }
            sum += ofBet / 6;
            best += greatest / 6;
        }
        assertThat(detector.statistic()).isCloseTo(sum, within(1e-12));
        assertThat(cusum.statistic()).isCloseTo(best, within(1e-12));
        assertThat(detector.rows()).isEqualTo(5);
        assertThat(detector.baseline()).isEqualTo(FIFTH);
    }

    @Test
    void bothSidesAreTheMeanOfEach() {
        RateDetector up = detector(Side.UP, Accumulation.SHIRYAEV_ROBERTS, 1e9);
        RateDetector down = detector(Side.DOWN, Accumulation.SHIRYAEV_ROBERTS, 1e9);
        RateDetector both = detector(Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, 1e9);
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < 300; row++) {
            double value = 0.4 * random.nextDouble();
            up.observe(value);
            down.observe(value);
            both.observe(value);
            assertThat(both.statistic())
                    .isCloseTo((up.statistic() + down.statistic()) / 2, within(1e-9 * both.statistic()));
        }
    }

    @Test
    void everyBetIsFairAtItsBoundAndNeverBelowZero() {
        for (double bound : new double[] {0.001, 0.1, 0.5, 0.9}) {
            RateBets bets = RateBets.of(RateBaseline.known(bound), Side.BOTH);
            for (int bet = 0; bet < bets.size(); bet++) {
                assertThat(bets.base()[bet] + bets.slope()[bet] * bound).isCloseTo(1, within(1e-12));
                assertThat(bets.base()[bet]).isPositive();
                assertThat(bets.base()[bet] + bets.slope()[bet]).isPositive();
            }
        }
        assertThat(RateBets.of(RateBaseline.known(0.001), Side.UP).slope()[5]).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void aMirroredStreamGivesMirroredEvidence() {
        RateDetector up = new RateDetector(RateBaseline.known(0.2), Side.UP, Accumulation.SHIRYAEV_ROBERTS, 1e9);
        RateDetector down = new RateDetector(RateBaseline.known(0.8), Side.DOWN, Accumulation.SHIRYAEV_ROBERTS, 1e9);
        SplittableRandom random = new SplittableRandom(2);
        for (int row = 0; row < 200; row++) {
            boolean hit = random.nextInt(3) == 0;
            up.observe(hit);
            down.observe(!hit);
        }
        assertThat(down.statistic()).isCloseTo(up.statistic(), within(1e-9 * up.statistic()));
    }

    @Test
    void aSideWithoutRoomMakesNoBets() {
        RateBaseline none = RateBaseline.ofCounts(0, 1_000, 0.02);
        RateDetector both = new RateDetector(none, Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, 1e4);
        RateDetector up = new RateDetector(none, Side.UP, Accumulation.SHIRYAEV_ROBERTS, 1e4);
        both.observe(true);
        up.observe(true);
        assertThat(both.statistic()).isEqualTo(up.statistic());
        assertThatThrownBy(() -> new RateDetector(none, Side.DOWN, Accumulation.CUSUM, 10))
                .hasMessageContaining("leave room for a change");
    }

    @Test
    void anAlarmSaysSinceWhenAndHowMuch() {
        RateDetector detector = detector(Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, 1e5);
        SplittableRandom random = new SplittableRandom(3);
        for (int row = 0; row < 4_000; row++) {
            assertThat(detector.observe(random.nextDouble() < 0.2)).isEmpty();
        }
        Optional<RateAlarm> found = Optional.empty();
        while (found.isEmpty()) {
            found = detector.observe(random.nextDouble() < 0.4);
        }
        RateAlarm alarm = found.orElseThrow();
        assertThat(alarm.atRow()).isBetween(4_050L, 4_300L).isEqualTo(detector.rows());
        assertThat(alarm.changeRow()).isBetween(3_950L, 4_050L);
        assertThat(alarm.earliest()).isLessThanOrEqualTo(4_001);
        assertThat(alarm.latest()).isGreaterThanOrEqualTo(4_001);
        assertThat(alarm.statistic()).isGreaterThanOrEqualTo(alarm.threshold());
        assertThat(alarm.since()).isInstanceOfSatisfying(Figure.Known.class, since -> {
            assertThat(since.value()).isBetween(0.3, 0.55);
            assertThat(since.n()).isEqualTo(alarm.atRow() - alarm.changeRow() + 1);
        });
        assertThat(detector.statistic()).isZero();
    }

    @Test
    void missingRowsAreNoEvidence() {
        RateDetector detector = detector(Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, 1e5);
        detector.observe(1);
        byte[] before = detector.toBytes();
        assertThat(detector.observe(Double.NaN)).isEmpty();
        assertThat(detector.toBytes()).isEqualTo(before);
        assertThatThrownBy(() -> detector.observe(1.5)).hasMessageContaining("value (1.5)");
        assertThatThrownBy(() -> detector.observe(-0.1)).hasMessageContaining("value (-0.1)");
    }

    @Test
    void aStoredDetectorGoesOnExactly() {
        RateDetector straight = detector(Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, 1e4);
        RateDetector interrupted = detector(Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, 1e4);
        SplittableRandom random = new SplittableRandom(4);
        int alarms = 0;
        for (int row = 0; row < 5_000; row++) {
            boolean hit = random.nextDouble() < (row < 3_000 ? 0.2 : 0.3);
            Optional<RateAlarm> expected = straight.observe(hit);
            assertThat(interrupted.observe(hit)).isEqualTo(expected);
            alarms += expected.isPresent() ? 1 : 0;
            if (row % 41 == 0) {
                interrupted = RateDetector.ofBytes(interrupted.toBytes());
            }
        }
        assertThat(alarms).isGreaterThan(2);
        assertThat(interrupted.toBytes()).isEqualTo(straight.toBytes());
    }

    @Test
    void theStoredFormDoesNotChangeUnseen() {
        RateDetector detector = detector(Side.UP, Accumulation.CUSUM, 1e4);
        detector.observe(true);
        assertThat(HexFormat.of().formatHex(Arrays.copyOf(detector.toBytes(), 40)))
                .isEqualTo("0701029a9999999999c93f0ad7a3703d0ac73f295c8fc2f528cc3f904e0455500a435553554d0000");
    }

    @Test
    void evidenceDoesNotChangeUnseenInItsLastBit() {
        int hash = 0;
        for (Side side : Side.values()) {
            for (Accumulation accumulation : Accumulation.values()) {
                SplittableRandom random = new SplittableRandom(6);
                RateDetector detector = detector(side, accumulation, 1e9);
                for (int row = 0; row < 400; row++) {
                    detector.observe(row % 3 == 0 ? 0.4 * random.nextDouble() : random.nextInt(5) == 0 ? 1 : 0);
                }
                hash = 31 * hash + Arrays.hashCode(detector.toBytes());
            }
        }
        assertThat(hash).isEqualTo(428_306_496);
    }

    @Test
    void hostileBytesAreOnlyRefused() {
        byte[] whole = detector(Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, 1e4).toBytes();
        SplittableRandom random = new SplittableRandom(5);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            byte[] broken = Arrays.copyOf(whole, attempt % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flip = 0; flip <= random.nextInt(3) && broken.length > 0; flip++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                RateDetector.ofBytes(broken).observe(true);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
        assertThatThrownBy(() -> RateDetector.ofBytes(
                        new StoredWriter(Family.DETECTOR, 1).number(2).toBytes()))
                .hasMessageContaining("kind 2");
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> detector(Side.UP, Accumulation.CUSUM, 1)).hasMessageContaining("threshold (1.0)");
        assertThatThrownBy(() -> detector(Side.UP, Accumulation.CUSUM, Double.POSITIVE_INFINITY))
                .hasMessageContaining("threshold (Infinity)");
        assertThatThrownBy(() -> new RateBaseline(0.2, 0.3, 0.4, 10)).hasMessageContaining("baseline (0.2");
        assertThatThrownBy(() -> new RateBaseline(0.2, 0.1, 0.4, -1)).hasMessageContaining("reference (-1)");
    }

    private static double[] parts(double bound) {
        double[] parts = new double[6];
        double least = Math.min(1.0 / 64, bound / 4);
        for (int i = 0; i < 6; i++) {
            parts[i] = 0.5 * Math.exp(Math.log(least / 0.5) * i / 5);
        }
        return parts;
    }

    private static RateDetector detector(Side side, Accumulation accumulation, double threshold) {
        return new RateDetector(FIFTH, side, accumulation, threshold);
    }
}
