package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.core.table.Column;
import oxbow.core.table.Validity;

class ColumnProfileTest {
    private static final ProfileSettings SETTINGS = ProfileSettings.seeded(5);

    @ParameterizedTest
    @EnumSource
    void cuttingTheRowsAnywhereGivesTheSameBytes(ProfileKind kind) {
        SplittableRandom random = new SplittableRandom(kind.number());
        for (int round = 0; round < 20; round++) {
            int rows = random.nextInt(4_000);
            Column all = SampleColumns.of(kind, random, rows);
            ColumnProfileBuilder cut = ColumnProfileBuilder.of(kind, SETTINGS);
            for (int from = 0; from < rows; ) {
                int to = Math.min(rows, from + 1 + random.nextInt(700));
                cut.add(SampleColumns.rows(all, from, to));
                cut.build();
                from = to;
            }
            ColumnProfile whole =
                    ColumnProfileBuilder.of(kind, SETTINGS).add(all).build();

            assertThat(cut.build().toBytes()).isEqualTo(whole.toBytes());
            assertThat(cut.build()).isEqualTo(whole);
            assertThat(whole.rows()).isEqualTo(rows);
            assertThat(whole.missing()).isEqualTo(rows - all.validity().count(rows));
            assertThat(whole.kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mergeEqualsOnePassForAllPairsOfSizes(ProfileKind kind) {
        int[] sizes = {0, 1, 2, 63, 700, 5_000};
        for (int first : sizes) {
            for (int second : sizes) {
                Column all = SampleColumns.of(kind, new SplittableRandom(first * 7L + second), first + second);
                ColumnProfile one = profile(kind, 1, SampleColumns.rows(all, 0, first));
                ColumnProfile two = profile(kind, 2, SampleColumns.rows(all, first, first + second));

                SameProfiles.assertSame(one.merge(two), profile(kind, 3, all));
                assertThat(one.merge(two).toBytes()).isEqualTo(one.merge(two).toBytes());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStoredFormComesBackAndHostileBytesAreOnlyRefused(ProfileKind kind) {
        SplittableRandom random = new SplittableRandom(77);
        ColumnProfile profile = profile(kind, 4, SampleColumns.of(kind, random, 900));
        byte[] bytes = profile.toBytes();

        assertThat(ColumnProfile.ofBytes(bytes)).isEqualTo(profile);
        for (int round = 0; round < 400; round++) {
            byte[] hostile = Arrays.copyOf(bytes, round % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int change = 0; change < round % 4 && hostile.length > 0; change++) {
                hostile[random.nextInt(round % 2 == 0 ? Math.min(60, hostile.length) : hostile.length)] ^=
                        (byte) random.nextInt();
            }
            try {
                ColumnProfile read = ColumnProfile.ofBytes(hostile);
                assertThat(ColumnProfile.ofBytes(read.toBytes())).isEqualTo(read);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("must");
            }
        }
    }

    @Test
    void numbersAgreeWithBruteForce() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 60; round++) {
            int rows = random.nextInt(1_200);
            boolean few = round % 2 == 0;
            double[] values = new double[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = few
                        ? List.of(-0.0, 0.0, 1.0, 2.5, Double.NaN, Double.POSITIVE_INFINITY)
                                .get(random.nextInt(round % 3 == 0 ? 3 : 6))
                        : random.nextInt(2_000);
            }
            NumbersProfile profile = (NumbersProfile)
                    profile(ProfileKind.NUMBER, round, new Column.Numbers(values, Validity.all(), rows));
            double[] finite = Arrays.stream(values)
                    .filter(Double::isFinite)
                    .map(v -> v + 0.0)
                    .toArray();
            Map<Double, Long> counts = Arrays.stream(finite)
                    .boxed()
                    .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));

            assertThat(profile.whole()).isEqualTo(Arrays.stream(finite).allMatch(v -> v == Math.rint(v)));
            assertThat(profile.order().rises())
                    .isEqualTo(IntStream.range(1, finite.length)
                            .filter(i -> finite[i] > finite[i - 1])
                            .count());
            assertThat(profile.order().falls())
                    .isEqualTo(IntStream.range(1, finite.length)
                            .filter(i -> finite[i] < finite[i - 1])
                            .count());
            assertThat(profile.distinct().few()).isEqualTo(counts.size() <= DistinctNumbers.MOST_FEW);
            if (profile.distinct().few()) {
                assertThat(profile.distinct().values()).containsExactlyElementsOf(counts.keySet());
                assertThat(profile.distinct().counts()).containsExactlyElementsOf(counts.values());
            }
            if (finite.length > 0 && finite.length <= 1_000) {
                Arrays.sort(finite);
                assertThat(profile.quantiles().quantile(0.5)).isEqualTo(finite[(finite.length - 1) / 2]);
            }
        }
    }

    @Test
    void ascendingColumnsAreRecognisedAcrossPartsAndBatches() {
        double[] up = IntStream.range(0, 3_000).asDoubleStream().toArray();
        Column all = new Column.Numbers(up, Validity.all(), up.length);
        NumbersProfile one = (NumbersProfile) profile(ProfileKind.NUMBER, 1, SampleColumns.rows(all, 0, 1_700));
        NumbersProfile two = (NumbersProfile) profile(ProfileKind.NUMBER, 2, SampleColumns.rows(all, 1_700, 3_000));

        assertThat(one.merge(two).order()).isEqualTo(new RowOrder(3_000, 0, 2_999, 2_999, 0));
        assertThat(one.merge(two).order().ascends()).isTrue();
        assertThat(two.merge(one).order()).isEqualTo(new RowOrder(3_000, 1_700, 1_699, 2_998, 1));
        assertThat(two.merge(one).order().neverFalls()).isFalse();
        assertThat(one.merge(two).whole()).isTrue();
    }

    @Test
    void timesKnowTheirGaps() {
        Column times = new Column.Times(
                new long[] {5_000, 6_000, 0, 9_000, 8_000, 8_000}, Validity.of(new long[] {0b111011}), 6);
        TimesProfile profile = (TimesProfile) profile(ProfileKind.TIME, 1, times);

        assertThat(profile.earliest()).isEqualTo(5_000);
        assertThat(profile.latest()).isEqualTo(9_000);
        assertThat(profile.missing()).isEqualTo(1);
        assertThat(profile.count()).isEqualTo(5);
        assertThat(profile.order()).isEqualTo(new RowOrder(5, 5_000, 8_000, 2, 1));
        assertThat(profile.gaps().exact().count()).isEqualTo(3);
        assertThat(profile.gaps().exact().max()).isEqualTo(3_000);
        assertThat(profile.gaps().quantiles().quantile(0.5)).isEqualTo(1_000);
    }

    @Test
    void textsAreMeasuredInCharactersThatPeopleSee() {
        Column texts = new Column.Texts(new String[] {"", "déjà", "😀😀", "x".repeat(300)}, Validity.all(), 4);
        TextsProfile profile = (TextsProfile) profile(ProfileKind.TEXT, 1, texts);

        assertThat(profile.empty()).isEqualTo(1);
        assertThat(profile.lengths().exact().max()).isEqualTo(300);
        assertThat(profile.lengths().exact().mean()).isEqualTo(76.5);
        assertThat(profile.values().exact().counts()).hasSize(4).containsKey("déjà");
        assertThat(profile.values().exact().counts().keySet()).allMatch(text -> text.length() <= 256);
    }

    @Test
    void vectorsKeepEachDimensionApart() {
        Column vectors = new Column.Vectors(
                new float[] {3, 4, 0, 0, Float.NaN, 1, 9, 9, 6, 8}, 2, Validity.of(new long[] {0b10111}), 5);
        VectorsProfile profile = (VectorsProfile) profile(ProfileKind.VECTOR, 1, vectors);

        assertThat(profile.width()).isEqualTo(2);
        assertThat(profile.count()).isEqualTo(4);
        assertThat(profile.nonFinite()).isEqualTo(1);
        assertThat(profile.dimensions().get(0).weight()).isEqualTo(3);
        assertThat(profile.dimensions().get(0).mean()).isCloseTo(3, within(1e-12));
        assertThat(profile.dimensions().get(0).m2()).isCloseTo(18, within(1e-12));
        assertThat(profile.dimensions().get(1).mean()).isCloseTo(3.25, within(1e-12));
        assertThat(profile.norms().exact().nan()).isEqualTo(1);
        assertThat(profile.norms().exact().max()).isEqualTo(10);
        Column wider = new Column.Vectors(new float[] {1, 2, 3}, 3, Validity.all(), 1);
        ColumnProfile other = profile(ProfileKind.VECTOR, 2, wider);
        assertThatThrownBy(() -> profile.merge(other)).hasMessageContaining("width (3)");
    }

    @Test
    void profilesOfDifferentKindsDoNotMerge() {
        ColumnProfile numbers =
                ColumnProfileBuilder.of(ProfileKind.NUMBER, SETTINGS).build();
        ColumnProfile truths =
                ColumnProfileBuilder.of(ProfileKind.BOOLEAN, SETTINGS).build();

        assertThatThrownBy(() -> numbers.merge(truths)).hasMessageContaining("of a boolean column");
        assertThatThrownBy(() -> new BooleansProfile(-1, 0, 0)).hasMessageContaining("-1 true");
        assertThatThrownBy(() -> ColumnProfileBuilder.of(ProfileKind.NUMBER, SETTINGS)
                        .add(SampleColumns.of(ProfileKind.VECTOR, new SplittableRandom(1), 3)))
                .hasMessageContaining("readable as number");
    }

    @Test
    void foldingPartsInOrderIsReproducibleToTheByte() {
        List<ColumnProfile> parts = new ArrayList<>();
        for (int part = 0; part < 12; part++) {
            parts.add(profile(
                    ProfileKind.NUMBER, part, SampleColumns.of(ProfileKind.NUMBER, new SplittableRandom(part), 3_000)));
        }

        assertThat(fold(parts).toBytes()).isEqualTo(fold(parts).toBytes());
    }

    private static ColumnProfile fold(List<ColumnProfile> parts) {
        return parts.stream().reduce(ColumnProfile::merge).orElseThrow();
    }

    private static ColumnProfile profile(ProfileKind kind, long seed, Column column) {
        return ColumnProfileBuilder.of(kind, ProfileSettings.seeded(seed))
                .add(column)
                .build();
    }
}
