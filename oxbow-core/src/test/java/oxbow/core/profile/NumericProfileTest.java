package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NumericProfileTest {
    private static final FrozenBins BINS = FrozenBins.uniform(90, 110, 20);

    @Test
    void everyKindOfValueIsCountedApart() {
        NumericProfile profile = NumericProfile.builder(new FrozenBins(List.of(0.0)))
                .add(-2)
                .add(0)
                .add(5)
                .add(Double.NaN)
                .add(Double.POSITIVE_INFINITY)
                .addMissing()
                .build();

        assertThat(profile)
                .isEqualTo(new NumericProfile(3, 1, 1, 1, 1, 1, -2, 5, 1, profile.m2(), List.of(0.0), List.of(1L, 3L)));
        assertThat(profile.m2()).isCloseTo(26, within(1e-12));
        assertThat(profile.rows()).isEqualTo(6);
        assertThat(profile.referenceCounts()).containsExactly(1, 3, 2);
    }

    @Test
    void spreadOfFewerThanTwoValuesIsNotANumber() {
        assertThat(NumericProfile.builder().build().sd()).isNaN();
        assertThat(NumericProfile.builder().add(3).build().sd()).isNaN();
        assertThat(NumericProfile.builder().add(1).add(3).build().sd()).isCloseTo(Math.sqrt(2), within(1e-15));
    }

    @Test
    void mergeEqualsOnePassForSmallAndBigParts() {
        int[][] sizes = {{0, 0}, {0, 7}, {7, 0}, {1, 1}, {3, 5}, {2, 50_000}, {50_000, 2}, {40_000, 60_000}};
        for (int[] size : sizes) {
            SplittableRandom random = new SplittableRandom(size[0] * 31L + size[1]);
            NumericProfileBuilder whole = NumericProfile.builder(BINS);
            NumericProfileBuilder first = NumericProfile.builder(BINS);
            NumericProfileBuilder second = NumericProfile.builder(BINS);
            for (int i = 0; i < size[0] + size[1]; i++) {
                add(random, whole, i < size[0] ? first : second);
            }
            assertSame(first.build().merge(second.build()), whole.build());
        }
    }

    @Test
    void mergingManyPartsInAnyGroupingGivesTheSame() {
        SplittableRandom random = new SplittableRandom(9);
        NumericProfileBuilder whole = NumericProfile.builder(BINS);
        NumericProfile left = NumericProfile.builder(BINS).build();
        NumericProfile right = left;
        for (int part = 0; part < 40; part++) {
            NumericProfileBuilder each = NumericProfile.builder(BINS);
            for (int i = 0; i < part * part; i++) {
                add(random, whole, each);
            }
            left = left.merge(each.build());
            right = each.build().merge(right);
        }

        assertSame(left, whole.build());
        assertSame(right, whole.build());
    }

    @Test
    void profilesOnDifferentBinsDoNotMerge() {
        NumericProfile with = NumericProfile.builder(BINS).build();

        assertThatThrownBy(() -> with.merge(NumericProfile.builder().build())).hasMessageContaining("bins");
        assertThatThrownBy(() -> with.merge(
                        NumericProfile.builder(FrozenBins.uniform(0, 1, 20)).build()))
                .hasMessageContaining("bins");
    }

    @Test
    void countsThatDisagreeAreRefused() {
        assertThatThrownBy(() -> new NumericProfile(1, 0, 0, 0, 1, 1, 0, 0, 0, 0, List.of(), List.of()))
                .hasMessageContaining("Zeros (1)");
        assertThatThrownBy(() -> new NumericProfile(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(1.0), List.of(1L)))
                .hasMessageContaining("one count more");
        assertThatThrownBy(() -> new NumericProfile(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(1.0), List.of(1L, 1L)))
                .hasMessageContaining("must hold the 1");
        assertThatThrownBy(() -> NumericProfile.builder().build().referenceCounts())
                .isInstanceOf(IllegalStateException.class);
    }

    private static void add(SplittableRandom random, NumericProfileBuilder whole, NumericProfileBuilder part) {
        int kind = random.nextInt(20);
        double v = switch (kind) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> 0;
            case 3 -> -random.nextDouble();
            default -> 100 + random.nextGaussian();
        };
        if (kind == 19) {
            whole.addMissing();
            part.addMissing();
        } else {
            whole.add(v);
            part.add(v);
        }
    }

    private static void assertSame(NumericProfile merged, NumericProfile whole) {
        assertThat(merged)
                .usingRecursiveComparison()
                .ignoringFields("mean", "m2")
                .isEqualTo(whole);
        assertThat(merged.mean()).isCloseTo(whole.mean(), relative(whole.mean()));
        assertThat(merged.m2()).isCloseTo(whole.m2(), relative(whole.m2()));
    }

    private static Offset<Double> relative(double v) {
        return within(Math.abs(v) * 1e-12 + Double.MIN_VALUE);
    }
}
