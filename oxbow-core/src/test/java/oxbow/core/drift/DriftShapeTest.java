package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.profile.FrozenBins;

class DriftShapeTest {
    private static final FrozenBins BINS = FrozenBins.uniform(-3, 5, 12);
    private static final int WINDOWS = 12;

    /// What a row of a window is drawn from: a mean, and the chance that it is the new one instead of the old.
    private interface Course {
        double mean(SplittableRandom random, int window);
    }

    private static final Course SUDDEN = (random, window) -> window < 5 ? 0 : 1;
    private static final Course GRADUAL =
            (random, window) -> random.nextDouble() < (window + 1) / (WINDOWS + 1.0) ? 2.5 : 0;
    private static final Course INCREMENTAL = (random, window) -> 2.5 * (window + 1) / (WINDOWS + 1.0);

    @Test
    @Tag("simulation")
    void theKindsAreToldApart() {
        int sudden = 0;
        int gradual = 0;
        int incremental = 0;
        int recurring = 0;
        for (int stream = 0; stream < 100; stream++) {
            sudden +=
                    shape(SUDDEN, 1, stream, List.of()) instanceof DriftShape.Sudden(int window) && window == 5 ? 1 : 0;
            gradual += shape(GRADUAL, 2.5, stream, List.of()) instanceof DriftShape.Gradual ? 1 : 0;
            incremental += shape(INCREMENTAL, 2.5, stream, List.of()) instanceof DriftShape.Incremental ? 1 : 0;
            SplittableRandom random = new SplittableRandom(1_000 + stream);
            List<double[]> archive = List.of(window(random, -1, 3_000), window(random, 1, 3_000));
            recurring += shape(SUDDEN, 1, stream, archive).equals(new DriftShape.Recurring(1)) ? 1 : 0;
        }
        assertThat(sudden).as("sudden, of 100").isGreaterThanOrEqualTo(90);
        assertThat(gradual).as("gradual, of 100").isGreaterThanOrEqualTo(90);
        assertThat(incremental).as("incremental, of 100").isGreaterThanOrEqualTo(90);
        assertThat(recurring).as("recurring, of 100").isGreaterThanOrEqualTo(90);
    }

    @Test
    void equalEndsSayNothing() {
        double[] end = {100, 200, 300};
        assertThat(DriftShape.of(end, List.of(), end, List.of()))
                .isEqualTo(new DriftShape.Unclear("the two ends are alike"));
    }

    @Test
    void theWeightIsThatOfTheMixture() {
        Mixture mixture = new Mixture(new double[] {9_000, 1_000}, new double[] {1_000, 9_000});
        assertThat(mixture.weight(new double[] {500, 500})).isCloseTo(0.5, within(1e-3));
        assertThat(mixture.weight(new double[] {700, 300})).isCloseTo(0.25, within(1e-3));
        assertThat(mixture.weight(new double[] {950, 50})).isCloseTo(0, within(1e-6));
        assertThat(mixture.misfit(new double[] {700, 300}, 0.25)).isLessThan(0);
        assertThat(mixture.misfit(new double[] {700, 300}, 0)).isGreaterThan(10);
        assertThat(Mixture.differ(new double[] {500, 500}, new double[] {510, 490}))
                .isFalse();
        assertThat(Mixture.differ(new double[] {500, 500}, new double[] {600, 400}))
                .isTrue();
    }

    @Test
    @Tag("simulation")
    void samplesOfOneDistributionSeldomDiffer() {
        int differ = 0;
        for (int stream = 0; stream < 2_000; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            differ += Mixture.differ(window(random, 0, 500), window(random, 0, 500)) ? 1 : 0;
        }
        assertThat(differ).as("of 2,000 at about .001").isLessThanOrEqualTo(7);
    }

    @Test
    void theCauseFollowsFromInputsAndMeaning() {
        Optional<Boolean> unknown = Optional.empty();
        Optional<Boolean> yes = Optional.of(true);
        Optional<Boolean> no = Optional.of(false);
        assertThat(DriftCause.of(true, no, no)).isEqualTo(DriftCause.COVARIATE);
        assertThat(DriftCause.of(true, yes, no))
                .as("harder inputs raise the loss")
                .isEqualTo(DriftCause.COVARIATE);
        assertThat(DriftCause.of(false, yes, yes)).isEqualTo(DriftCause.CONCEPT);
        assertThat(DriftCause.of(false, yes, unknown)).isEqualTo(DriftCause.CONCEPT);
        assertThat(DriftCause.of(true, yes, yes)).isEqualTo(DriftCause.BOTH);
        assertThat(DriftCause.of(true, unknown, unknown)).isEqualTo(DriftCause.INPUTS_ONLY_KNOWN);
        assertThat(DriftCause.of(false, unknown, unknown)).isEqualTo(DriftCause.NOTHING_SHOWN);
        assertThat(DriftCause.INPUTS_ONLY_KNOWN.words()).contains("without labels");
    }

    @Test
    void featuresAreRankedByEffect() {
        List<FeatureEffect> ranked = FeatureEffect.ranked(List.of(
                new FeatureEffect.Sides("a little", new long[] {500, 500}, new long[] {52, 48}),
                new FeatureEffect.Sides("much", new long[] {500, 500}, new long[] {90, 10}),
                new FeatureEffect.Sides("empty", new long[] {500, 500}, new long[] {0, 0})));
        assertThat(ranked).extracting(FeatureEffect::feature).containsExactly("much", "a little", "empty");
        assertThat(ranked.get(0).beyondNoise()).isBetween(0.5, 1.0);
        assertThat(ranked.get(1).beyondNoise()).isZero();
        assertThat(ranked.get(2).psi()).isZero();
    }

    private static DriftShape shape(Course course, double end, long seed, List<double[]> archive) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] before = window(random, 0, 3_000);
        List<double[]> windows = new ArrayList<>();
        for (int window = 0; window < WINDOWS; window++) {
            double[] counts = new double[BINS.size()];
            for (int row = 0; row < 500; row++) {
                counts[BINS.bin(course.mean(random, window) + random.nextGaussian())]++;
            }
            windows.add(counts);
        }
        return DriftShape.of(before, windows, window(random, end, 3_000), archive);
    }

    private static double[] window(SplittableRandom random, double mean, int rows) {
        double[] counts = new double[BINS.size()];
        for (int row = 0; row < rows; row++) {
            counts[BINS.bin(mean + random.nextGaussian())]++;
        }
        return counts;
    }
}
