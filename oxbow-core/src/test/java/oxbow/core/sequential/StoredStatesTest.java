package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import oxbow.core.stored.StoredWriter;

/// The stored form of every state and of the ledger: fixed for ever, exact, and safe against any bytes.
class StoredStatesTest {
    private static final Map<DecisionState, String> FIXED = new LinkedHashMap<>();
    private static final AlphaLedger LEDGER = AlphaLedger.of(0.05).spend(0.025).spend(0.0125);

    static {
        FIXED.put(new AbsoluteRateBound(100, 3), "060102c80106");
        FIXED.put(
                RateRatioTest.of(Direction.BETTER, 1.25).error(true, 0.5).error(false, 0.5),
                "06010400000000000000f43f0c508c0569fa70893f005d1b2b00b9723f4804a152a8a8a5bf181913"
                        + "f21fb9c6bfc06d52f46fc4dbbf77e0e0f04052edbf0202");
        FIXED.put(new PairedShadowTest(7, 300, 5, 1.5), "0601060ed8040a000000000000f83f");
        FIXED.put(
                SampleRatioTest.of().assigned(3, 200, 0.125).assigned(1, 1, 0.5),
                "06010804000000000000c03f069003000000000000e03f0202");
        FIXED.put(
                RunningMeanBound.of(ScoreRange.DIFFERENCE).add(0.5).add(-1),
                "06010a000000000000f0bf000000000000f03f04000000000000e83f000000000000e43f");
        FIXED.put(
                ConstantMeanBound.of(ScoreRange.SHARE, 0.05).add(0.5).add(0.25),
                "06010c0000000000000000000000000000f03f9a9999999999a93f04000000000000e83f1ec7711c"
                        + "c7719c3f000000000000f03f000000000000d83fbce7e8fb0bb9883f000000000000000000000000"
                        + "0000f03f");
        FIXED.put(
                UnpairedMeans.start().add(true, 0.5).add(false, 1).add(true, 0.25),
                "06010e4806010a000000000000f0bf000000000000f03f02000000000000d03f000000000000b03f"
                        + "02000000000000d03f000000000000000000");
        FIXED.put(
                canary(),
                "060110000000000000104004041000000000000000d03f000000000000f03f010006120000000000"
                        + "0000d03f0000000000000840000014020e14060e101214020e9e0106010401000000000000f03f10"
                        + "794196976bcdc43f91db34116269d23fcf26271a8a14de3fef39fafe422ee63f78e0e0f04052ed3f"
                        + "3f22730ee015f13f7447e5f05c6ef33f3ae34bd635bff43f02007e06010400000000000000f03f0c"
                        + "d193a77030ffc5bf9636b2c3b71ed4bfd140705e5fe8e1bffdd353d2639cedbfef39fafe422ef6bf"
                        + "620e14c9ac6100c002001c06010802000000000000d03f02041c06010802000000000000d03f0200");
        FIXED.put(new AutomationAudit(0.02, 100, 7), "0601127b14ae47e17a943fc8010e");
        FIXED.put(LatencyCounts.of(0.5, 20, 20, 900), "060114068b0102da0404d60a02");
        FIXED.put(
                SeasonBound.of(7, 0).add(3, true).add(8, false),
                "0601160000000000001c40000000000000000000000000000020404806010a000000000000000000"
                        + "0000000000f03f04000000000000f03f000000000000f43f4806010a000000000000000000000000"
                        + "0000f03f02000000000000f03f000000000000d03f");
        FIXED.put(
                keyMeans(),
                "0601180000000000000000000000000000f03f000000000000244000000000000018400a040e1002"
                        + "1000000000000000144004000000000000e83f");
    }

    @Test
    void everyKindIsHere() {
        assertThat(FIXED.keySet().stream().map(state -> StateKind.of(state.toBytes())))
                .containsExactly(
                        StateKind.ABSOLUTE_RATE,
                        StateKind.RATE_RATIO,
                        StateKind.PAIRED_SHADOW,
                        StateKind.SAMPLE_RATIO,
                        StateKind.RUNNING_MEAN,
                        StateKind.CONSTANT_MEAN,
                        StateKind.UNPAIRED_MEANS,
                        StateKind.CANARY_EVIDENCE,
                        StateKind.AUTOMATION_AUDIT,
                        StateKind.LATENCY,
                        StateKind.SEASON,
                        StateKind.KEY_MEANS)
                .containsAll(List.of(StateKind.values()));
    }

    @Test
    void theBytesAreFixedForEver() {
        FIXED.forEach((state, hex) -> assertThat(HexFormat.of().formatHex(state.toBytes()))
                .as(state.getClass().getSimpleName())
                .isEqualTo(hex));
        assertThat(HexFormat.of().formatHex(LEDGER.toBytes()))
                .isEqualTo("06011a9a9999999999a93f049a9999999999993f9a9999999999893f");
    }

    @Test
    void storedFormsAreReadExactly() {
        for (DecisionState state : FIXED.keySet()) {
            DecisionState read = DecisionState.ofBytes(state.toBytes());
            assertThat(read).hasSameClassAs(state);
            assertThat(read.toBytes()).isEqualTo(state.toBytes());
            assertThat(read instanceof Record).isEqualTo(state.equals(read));
        }
        assertThat(AlphaLedger.ofBytes(LEDGER.toBytes())).isEqualTo(LEDGER);
    }

    @Test
    void whatIsCutOrLongerIsRefused() {
        for (DecisionState state : FIXED.keySet()) {
            assertCutIsRefused(state.toBytes(), DecisionState::ofBytes);
        }
        assertCutIsRefused(LEDGER.toBytes(), AlphaLedger::ofBytes);
    }

    @Test
    void hostileBytesAreOnlyRefused() {
        SplittableRandom random = new SplittableRandom(11);
        for (DecisionState state : FIXED.keySet()) {
            assertChangedIsReadOrRefused(random, state.toBytes(), bytes -> figures(DecisionState.ofBytes(bytes)));
        }
        assertChangedIsReadOrRefused(
                random, LEDGER.toBytes(), bytes -> AlphaLedger.ofBytes(bytes).left());
    }

    @Test
    void everyKindRefusesTheOthers() {
        for (DecisionState state : FIXED.keySet()) {
            byte[] bytes = state.toBytes();
            long read = READERS.stream().filter(reader -> isRead(reader, bytes)).count();
            assertThat(read).as(state.getClass().getSimpleName()).isEqualTo(1);
        }
        assertThatThrownBy(() -> DecisionState.ofBytes(LEDGER.toBytes())).hasMessageContaining("kind 13");
        assertThatThrownBy(() -> AlphaLedger.ofBytes(new AbsoluteRateBound(1, 0).toBytes()))
                .hasMessageContaining("kind");
    }

    @Test
    void whatNoStateCanHoldIsRefused() {
        StoredWriter twice = StateKind.LATENCY.writer().number(2);
        twice.number(5).number(1).number(5).number(2);
        assertThatThrownBy(() -> LatencyCounts.ofBytes(twice.toBytes())).hasMessageContaining("occur once");

        StoredWriter weights = StateKind.SAMPLE_RATIO.writer().number(2);
        weights.real(0.5).number(1).number(2).real(0.5).number(1).number(2);
        assertThatThrownBy(() -> SampleRatioTest.ofBytes(weights.toBytes())).hasMessageContaining("must differ");

        StoredWriter overspent = StateKind.writer(StateKind.LEDGER).real(0.05).reals(new double[] {0.04, 0.02});
        assertThatThrownBy(() -> AlphaLedger.ofBytes(overspent.toBytes())).hasMessageContaining("above the total");

        StoredWriter infinite = StateKind.RATE_RATIO.writer().flag(false).real(1);
        infinite.reals(new double[] {0, 0, 0, 0, 0, Double.POSITIVE_INFINITY})
                .number(1)
                .number(1);
        assertThatThrownBy(() -> RateRatioTest.ofBytes(infinite.toBytes())).hasMessageContaining("finite");

        StoredWriter uncounted =
                StateKind.KEY_MEANS.writer().real(0).real(1).real(10).real(5);
        uncounted.number(3).numbers(new long[] {4}).number(1);
        uncounted.number(9).flag(true).real(1).number(1).real(0.5);
        assertThatThrownBy(() -> KeyMeans.ofBytes(uncounted.toBytes())).hasMessageContaining("key (9)");
    }

    private static final List<Function<byte[], Object>> READERS = List.of(
            AbsoluteRateBound::ofBytes,
            RateRatioTest::ofBytes,
            PairedShadowTest::ofBytes,
            SampleRatioTest::ofBytes,
            RunningMeanBound::ofBytes,
            ConstantMeanBound::ofBytes,
            UnpairedMeans::ofBytes,
            CanaryEvidence::ofBytes,
            AutomationAudit::ofBytes,
            LatencyCounts::ofBytes,
            SeasonBound::ofBytes,
            KeyMeans::ofBytes);

    private static CanaryEvidence canary() {
        CanaryEvidence evidence = CanaryEvidence.start(new JudgingAge(4), 1, 10);
        evidence.assigned(new Assignment(1, 7, true, 0.25, 0));
        evidence.assigned(new Assignment(2, 8, false, 0.25, 1));
        evidence.assigned(new Assignment(3, 9, false, 0.25, 3));
        evidence.labelled(1, true, 2);
        evidence.labelled(2, false, 2);
        evidence.advance(4);
        return evidence;
    }

    private static KeyMeans keyMeans() {
        KeyMeans means = new KeyMeans(ScoreRange.SHARE, 10, 5);
        means.add(7, true, 0, 1);
        means.add(8, false, 5, 0.5);
        means.add(8, false, 6, 0.25);
        means.due(10);
        return means;
    }

    private static void assertCutIsRefused(byte[] bytes, Function<byte[], Object> read) {
        for (int length = 0; length <= bytes.length + 1; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            if (length != bytes.length) {
                assertThatThrownBy(() -> read.apply(cut)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    /// Every byte once as each of its extremes and some at random; up to three changed together.
    private static void assertChangedIsReadOrRefused(
            SplittableRandom random, byte[] bytes, Function<byte[], Double> figure) {
        for (int i = 0; i < 20 * bytes.length; i++) {
            byte[] broken = bytes.clone();
            broken[i % bytes.length] = (byte) List.of(0, 0xFF, 0x7F, 0x80, random.nextInt())
                    .get(i / bytes.length % 5)
                    .intValue();
            for (int more = i / bytes.length / 8; more > 0; more--) {
                broken[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(figure.apply(broken))
                        .as(HexFormat.of().formatHex(broken))
                        .isNotNaN();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("must");
            }
        }
    }

    private static boolean isRead(Function<byte[], Object> reader, byte[] bytes) {
        try {
            return reader.apply(bytes) instanceof DecisionState;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /// A figure of every state: what was read is not only read but can be used.
    private static double figures(DecisionState state) {
        return switch (state) {
            case AbsoluteRateBound bound -> bound.upper(0.05);
            case RateRatioTest test -> test.eValue();
            case PairedShadowTest test -> test.eCandidateWorse() + test.eCandidateBetter() - test.n();
            case SampleRatioTest test -> test.eValue();
            case RunningMeanBound bound -> bound.bounds(0.05).low();
            case ConstantMeanBound bound -> bound.bounds().high();
            case UnpairedMeans means -> means.difference().bounds(0.05).low();
            case CanaryEvidence evidence ->
                evidence.worse().eValue() + evidence.labelledShares().eValue();
            case AutomationAudit audit -> audit.eValue() + audit.lower(0.05);
            case LatencyCounts counts -> counts.quantile(0.5, 0.05).low();
            case SeasonBound bound -> bound.upper(0.05);
            case KeyMeans means -> means.due(Double.MAX_VALUE).size();
        };
    }
}
