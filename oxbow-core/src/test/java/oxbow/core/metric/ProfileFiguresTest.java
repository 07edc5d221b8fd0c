package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.NumericProfile;
import oxbow.core.profile.NumericProfileBuilder;

class ProfileFiguresTest {
    private static final double LEVEL = 0.95;

    @Test
    void theMeanHasStudentsInterval() {
        NumericProfile profile =
                NumericProfile.builder().add(1).add(2).add(3).add(4).build();
        Figure.Known mean = (Figure.Known) ProfileFigures.mean(profile, LEVEL);

        // t(0.975, 3) = 3.18245, standard error 0.645497
        assertThat(mean.value()).isEqualTo(2.5);
        assertThat(mean.high() - mean.value()).isCloseTo(3.18245 * 0.645497, within(1e-4));
        assertThat(mean.n()).isEqualTo(4);
    }

    @Test
    void theMeanOfFewNormalValuesIsCovered() {
        SplittableRandom random = new SplittableRandom(1);
        int covered = 0;
        for (int i = 0; i < 1_000; i++) {
            NumericProfileBuilder builder = NumericProfile.builder();
            for (int value = 0; value < 5; value++) {
                builder.add(7 + 3 * random.nextGaussian());
            }
            Figure.Known mean = (Figure.Known) ProfileFigures.mean(builder.build(), LEVEL);
            covered += mean.low() <= 7 && 7 <= mean.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(930, 970);
    }

    @Test
    void theMeanOfOneValueIsUndefined() {
        assertThat(ProfileFigures.mean(
                        NumericProfile.builder().add(1).add(Double.NaN).build(), LEVEL))
                .isEqualTo(new Figure.Undefined("a mean needs at least two values", 1));
    }

    @Test
    void notANumberCountsAsMissing() {
        NumericProfile profile = NumericProfile.builder()
                .add(1)
                .add(Double.NaN)
                .addMissing()
                .add(2)
                .build();

        assertThat(ProfileFigures.missingShare(profile, LEVEL)).isEqualTo(Proportion.wilson(2, 4, LEVEL));
        assertThat(ProfileFigures.missingShare(NumericProfile.builder().build(), LEVEL))
                .isInstanceOf(Figure.Undefined.class);
    }

    @Test
    void theShareOfACategoryIsKnownOnlyIfItWasCounted() {
        CategoryProfile profile = CategoryProfile.builder(1)
                .add("a")
                .add("b")
                .add("a")
                .addMissing()
                .build();

        assertThat(ProfileFigures.share(profile, "a", LEVEL)).isEqualTo(Proportion.wilson(2, 3, LEVEL));
        assertThat(ProfileFigures.share(profile, "b", LEVEL)).isInstanceOf(Figure.Undefined.class);
        assertThat(ProfileFigures.share(CategoryProfile.builder().add("a").build(), "b", LEVEL))
                .isEqualTo(Proportion.wilson(0, 1, LEVEL));
        assertThat(ProfileFigures.missingShare(profile, LEVEL)).isEqualTo(Proportion.wilson(1, 4, LEVEL));
    }
}
