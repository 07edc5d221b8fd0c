package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;

/// Compares a merged profile with that of one pass: counts exactly, moments up to rounding, sketches by error.
final class SameProfiles {
    private SameProfiles() {}

    static void assertSame(ColumnProfile merged, ColumnProfile whole) {
        switch (whole) {
            case NumbersProfile numbers -> {
                NumbersProfile that = (NumbersProfile) merged;
                assertSame(that.values(), numbers.values());
                assertThat(that.distinct()).isEqualTo(numbers.distinct());
                assertThat(that.order()).isEqualTo(numbers.order());
                assertThat(that.whole()).isEqualTo(numbers.whole());
            }
            case CategoriesProfile categories -> assertThat(merged).isEqualTo(categories); // within the limit
            case BooleansProfile truths -> assertThat(merged).isEqualTo(truths);
            case TextsProfile texts -> {
                TextsProfile that = (TextsProfile) merged;
                assertSame(that.lengths(), texts.lengths());
                assertThat(that.values()).isEqualTo(texts.values());
                assertThat(that.empty()).isEqualTo(texts.empty());
            }
            case TimesProfile times -> {
                TimesProfile that = (TimesProfile) merged;
                assertSame(that.times(), times.times());
                assertSame(that.gaps(), times.gaps());
                assertThat(that.order()).isEqualTo(times.order());
            }
            case VectorsProfile vectors -> {
                VectorsProfile that = (VectorsProfile) merged;
                assertSame(that.norms(), vectors.norms());
                assertThat(that.nonFinite()).isEqualTo(vectors.nonFinite());
                assertThat(that.width()).isEqualTo(vectors.width());
                for (int i = 0; i < vectors.width(); i++) {
                    Moments one = that.dimensions().get(i);
                    Moments other = vectors.dimensions().get(i);
                    assertThat(one.weight()).isEqualTo(other.weight());
                    assertThat(one.mean()).isCloseTo(other.mean(), within(1e-9));
                    assertThat(one.m2()).isCloseTo(other.m2(), relative(other.m2()));
                }
            }
        }
    }

    private static void assertSame(Distribution merged, Distribution whole) {
        assertThat(merged.exact())
                .usingRecursiveComparison()
                .ignoringFields("mean", "m2")
                .isEqualTo(whole.exact());
        assertThat(merged.exact().mean())
                .isCloseTo(whole.exact().mean(), relative(whole.exact().mean()));
        assertThat(merged.exact().m2())
                .isCloseTo(whole.exact().m2(), within(whole.exact().m2() * 1e-7 + 1e-12));
        assertThat(merged.quantiles().n()).isEqualTo(whole.quantiles().n());
        double error = merged.quantiles().uniformRankError() + whole.quantiles().uniformRankError();
        for (double v : whole.quantiles().values()) {
            assertThat(merged.quantiles().rank(v)).isCloseTo(whole.quantiles().rank(v), within(error + 1e-12));
        }
    }

    private static Offset<Double> relative(double v) {
        return within(Math.abs(v) * 1e-9 + 1e-12);
    }
}
