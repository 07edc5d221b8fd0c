package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oxbow.core.profile.FrozenBins;

/// What holds of every stored form of the package.
class StoredFormsTest {
    private static final double LEVEL = 0.95;

    /// A value, how it is stored and read, its bytes, and all the figures that can be asked of it.
    record Form<T>(
            String name,
            T value,
            Function<T, byte[]> write,
            Function<byte[], T> read,
            Consumer<T> figures,
            int hash,
            String start) {
        @Override
        public String toString() {
            return name;
        }

        byte[] bytes() {
            return write.apply(value);
        }

        /// Whether bytes are accepted; whatever is then asked for may be refused, and nothing else.
        boolean accepts(byte[] bytes) {
            T found;
            try {
                found = read.apply(bytes);
            } catch (IllegalArgumentException refused) {
                return false;
            }
            assertThat(read.apply(write.apply(found))).isEqualTo(found);
            try {
                figures.accept(found);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("must");
            }
            return true;
        }
    }

    static Stream<Form<?>> forms() {
        return Stream.concat(counts(), sums());
    }

    private static Stream<Form<?>> counts() {
        BinaryCounts binary = new BinaryCounts(12, 9, 5, 14);
        return Stream.of(
                new Form<>(
                        "binary counts",
                        binary,
                        BinaryCounts::toBytes,
                        BinaryCounts::ofBytes,
                        StoredFormsTest::ask,
                        291502172,
                        "08010a18120a1c"),
                new Form<>(
                        "paired outcome",
                        new PairedOutcome(70, 12, 3, 5),
                        PairedOutcome::toBytes,
                        PairedOutcome::ofBytes,
                        outcome -> outcome.difference(LEVEL),
                        259587833,
                        "0801088c0118060a"),
                new Form<>(
                        "edit counts",
                        new EditCounts(2, 3, 4, 12),
                        EditCounts::toBytes,
                        EditCounts::ofBytes,
                        counts -> EditCounts.errorRate(List.of(counts, counts), LEVEL),
                        300129964,
                        "08011404060818"),
                new Form<>(
                        "confusion matrix",
                        new ConfusionMatrix(List.of("a", "bé"), List.of(13L, 2L, 1L, 300L)),
                        ConfusionMatrix::toBytes,
                        ConfusionMatrix::ofBytes,
                        StoredFormsTest::ask,
                        108682741,
                        "08010604" + "0261" + "0662c3a9" + "081a0402d804"),
                new Form<>(
                        "group counts",
                        new GroupCounts(Map.of("x", binary, "y", new BinaryCounts(1, 2, 3, 4))),
                        GroupCounts::toBytes,
                        GroupCounts::ofBytes,
                        counts -> Fairness.againstRest(counts, Fairness.Criterion.EQUALISED_ODDS, 0.05, LEVEL),
                        763679019,
                        "08011604" + "0278" + "0e" + "08010a18120a1c" + "0279" + "0e" + "08010a02040608"));
    }

    private static Stream<Form<?>> sums() {
        double[] some = {3, 1, 4, 1, 5, 9, 2, 6};
        double[] more = {10, 5, 8, 7, 6, 12, 9, 10};
        return Stream.of(
                new Form<>(
                        "mean sums",
                        MeanSums.of(some),
                        MeanSums::toBytes,
                        MeanSums::ofBytes,
                        sums -> sums.figure(LEVEL),
                        1952442910,
                        "08010210"),
                new Form<>(
                        "clustered ratio",
                        ClusteredRatio.of(some, more),
                        ClusteredRatio::toBytes,
                        ClusteredRatio::ofBytes,
                        ratio -> {
                            ratio.ratio(LEVEL);
                            ratio.share(LEVEL);
                        },
                        -396735893,
                        "08010410"),
                new Form<>(
                        "regression sums",
                        RegressionSums.of(some, more),
                        RegressionSums::toBytes,
                        RegressionSums::ofBytes,
                        StoredFormsTest::ask,
                        1036918766,
                        "08010e10"),
                new Form<>(
                        "ranking sums",
                        RankingSums.of(3, new double[] {0, 2, 3, 0, 1})
                                .merge(RankingSums.of(3, new double[] {1}))
                                .merge(RankingSums.of(3, new double[] {0})),
                        RankingSums::toBytes,
                        RankingSums::ofBytes,
                        StoredFormsTest::ask,
                        -845613144,
                        "0801100602"),
                new Form<>(
                        "multi-label sums",
                        MultiLabel.of(
                                new boolean[] {true, true, false, true}, new boolean[] {true, false, false, true}, 2),
                        MultiLabel::toBytes,
                        MultiLabel::ofBytes,
                        StoredFormsTest::ask,
                        -622440969,
                        "0801120402"),
                new Form<>(
                        "segmentation",
                        Segmentation.of(new int[] {0, 1, 1, -1}, new int[] {0, 1, 0, 0}, 2)
                                .merge(Segmentation.of(new int[] {1, 1, 0}, new int[] {1, 0, 0}, 2)),
                        Segmentation::toBytes,
                        Segmentation::ofBytes,
                        sums -> {
                            sums.meanOverlap(LEVEL);
                            sums.meanDice(LEVEL);
                        },
                        -1142797562,
                        "080118" + "04" + "04"),
                new Form<>(
                        "score profile",
                        ScoreProfile.builder(FrozenBins.uniform(0, 1, 4))
                                .add(0.1, false)
                                .add(0.3, true)
                                .add(0.6, false)
                                .add(0.7, true)
                                .build(),
                        ScoreProfile::toBytes,
                        ScoreProfile::ofBytes,
                        StoredFormsTest::ask,
                        1252714003,
                        "08010c"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void theBytesAreFixedAndReadBack(Form<T> form) {
        assertThat(form.read().apply(form.bytes())).isEqualTo(form.value());
        assertThat(HexFormat.of().formatHex(form.bytes())).startsWith(form.start());
        assertThat(Arrays.hashCode(form.bytes())).isEqualTo(form.hash());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void bytesThatEndTooSoonOrTooLateAreRefused(Form<?> form) {
        byte[] bytes = form.bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> form.read().apply(cut));
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.read().apply(longer))
                .withMessageContaining("goes on");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hostileBytesAreOnlyRefused(Form<?> form) {
        byte[] bytes = form.bytes();
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                refused += form.accepts(flipped) ? 0 : 1;
            }
        }
        assertThat(refused).as("bits that the form checks").isGreaterThan(24);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 3_000; round++) {
            byte[] hostile = Arrays.copyOf(bytes, 3 + random.nextInt(bytes.length + 20));
            for (int change = random.nextInt(5); change >= 0; change--) {
                int at = 3 + random.nextInt(hostile.length - 2);
                if (at < hostile.length) {
                    hostile[at] = (byte) (random.nextBoolean() ? random.nextInt() : -1);
                }
            }
            form.accepts(hostile);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anotherKindOrAnUnknownVersionIsRefused(Form<?> form) {
        byte[] kind = form.bytes();
        kind[2] = 100;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.read().apply(kind))
                .withMessageContaining("(kind 50)");
        byte[] version = form.bytes();
        version[1] = 2;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.read().apply(version))
                .withMessageContaining("newer Oxbow");
    }

    @Test
    void countsThatWouldOverflowAreRefused() {
        long half = 1L << 52;
        assertThat(new BinaryCounts(half, 0, 0, half).n()).isEqualTo(1L << 53);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BinaryCounts(half, 1, 0, half))
                .withMessageContaining("9007199254740992");
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedOutcome(Long.MAX_VALUE, Long.MAX_VALUE, 2, 0));
        BinaryCounts most = new BinaryCounts(half, 0, 0, half);
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupCounts(Map.of("a", most, "b", most)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfusionMatrix(List.of("a"), List.of(-1L)))
                .withMessageContaining("(-1)");
    }

    @Test
    void sumsThatNoCasesHaveAreRefused() {
        MeanSums two = new MeanSums(1, 2, 0);
        MeanSums one = new MeanSums(1, 1, 0);
        MeanSums below = new MeanSums(1, -1, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new RankingSums(1, one, one, two, one, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegressionSums(below, below, one, one, one, one))
                .withMessageContaining("sizes of errors");
        ClusteredRatio above = ClusteredRatio.of(new double[] {2}, new double[] {1});
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiLabel(1, 1, one, above, one));
        assertThatIllegalArgumentException().isThrownBy(() -> new Segmentation(List.of(above), List.of(above)));
        ClusteredRatio share = ClusteredRatio.of(new double[] {1}, new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segmentation(List.of(share), List.of(ClusteredRatio.EMPTY)))
                .withMessageContaining("1 images");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreProfile(
                        new FrozenBins(List.of()),
                        List.of(0L),
                        List.of(0L),
                        List.of(0.5),
                        List.of(0.0),
                        MeanSums.EMPTY,
                        MeanSums.EMPTY,
                        0))
                .withMessageContaining("empty bin (0)");
    }

    private static void ask(BinaryCounts counts) {
        for (Rate rate : Rate.values()) {
            counts.rate(rate, LEVEL);
        }
        counts.f(1, LEVEL);
        counts.f(2, LEVEL);
        counts.matthews(LEVEL);
        counts.balancedAccuracy(LEVEL);
    }

    private static void ask(ConfusionMatrix matrix) {
        matrix.accuracy(LEVEL);
        matrix.majorityBaseline(LEVEL);
        matrix.f1(0, LEVEL);
        ClassAverages.kappa(matrix, LEVEL);
        for (ClassAverages.Kind kind : ClassAverages.Kind.values()) {
            ClassAverages.macro(matrix, kind, LEVEL);
            ClassAverages.weighted(matrix, kind, LEVEL);
        }
    }

    private static void ask(RegressionSums sums) {
        sums.meanError(LEVEL);
        sums.rootMeanSquaredError(LEVEL);
        sums.meanAbsolutePercentageError(LEVEL);
        sums.symmetricPercentageError(LEVEL);
        sums.rSquared();
    }

    private static void ask(RankingSums sums) {
        sums.normalisedGain(LEVEL);
        sums.reciprocalRank(LEVEL);
        sums.averagePrecision(LEVEL);
        sums.recall(LEVEL);
    }

    private static void ask(MultiLabel sums) {
        sums.subsetAccuracy(LEVEL);
        sums.hammingLoss(LEVEL);
        sums.microF1(LEVEL);
        sums.meanJaccard(LEVEL);
    }

    private static void ask(ScoreProfile profile) {
        profile.auc(LEVEL);
        profile.logLoss(LEVEL);
        profile.brier(LEVEL);
        profile.calibration().error(LEVEL);
        profile.from(0);
    }
}
