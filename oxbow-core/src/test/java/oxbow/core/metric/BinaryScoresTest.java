package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BinaryScoresTest {
    private static final double LEVEL = 0.95;
    static final double[] SCORES = {
        0.6, 0.5, 0.1, 0.7, 0.4, 0.7, 0.4, 0.2, 0.6, 0.3, 0.6, 0.4, 0.5, 0.2, 0.3, 0.2, 0.9, 0.5, 0.9, 0.8, 0.6, 0.8,
        0.2, 0.7, 0.7, 0.3, 0.7, 0.3, 0.5, 0.6, 0.3, 0.7, 0.4, 0.2, 0.8, 0.4, 0.1, 0.4, 0.9, 0.3
    };

    static boolean[] outcomes() {
        String bits = "0001110110010000100101010010010100110110";
        boolean[] outcomes = new boolean[bits.length()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = bits.charAt(i) == '1';
        }
        return outcomes;
    }

    private static final BinaryScores FORTY = BinaryScores.of(SCORES, outcomes());

    @Test
    void valuesAgreeWithScikitLearn() {
        // scikit-learn roc_auc_score, average_precision_score, log_loss, brier_score_loss
        assertThat(known(FORTY.auc(LEVEL)).value()).isCloseTo(0.8017902813299232, within(1e-12));
        assertThat(known(FORTY.averagePrecision(LEVEL, Bootstrap.seeded(1))).value())
                .isCloseTo(0.7193825586650209, within(1e-12));
        assertThat(known(Probabilities.logLoss(SCORES, outcomes(), LEVEL)).value())
                .isCloseTo(0.5563198363833436, within(1e-12));
        assertThat(known(Probabilities.brier(SCORES, outcomes(), LEVEL)).value())
                .isCloseTo(0.18525, within(1e-12));
    }

    @Test
    void deLongAgreesWithAllPairsInNumpy() {
        // standard error 0.0726740274206538 from the pairs, then the logit
        Figure.Known auc = known(FORTY.auc(LEVEL));

        assertThat(auc.low()).isCloseTo(0.6227520533464891, within(1e-10));
        assertThat(auc.high()).isCloseTo(0.9083620088250141, within(1e-10));
        assertThat(auc.method()).isEqualTo("delong-logit");
    }

    @Test
    void areaAndPrecisionAreThoseOfTheirDefinitions() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            int n = 2 + random.nextInt(30);
            double[] scores = new double[n];
            boolean[] outcomes = new boolean[n];
            for (int i = 0; i < n; i++) {
                scores[i] = random.nextInt(8) / 8.0;
                outcomes[i] = i == 0 || (i > 1 && random.nextBoolean());
            }
            BinaryScores sorted = BinaryScores.of(scores, outcomes);
            int[] once = new int[n];
            Arrays.fill(once, 1);
            assertThat(known(sorted.auc(LEVEL)).value()).isCloseTo(pairs(scores, outcomes), within(1e-12));
            assertThat(sorted.auc().of(once)).isCloseTo(pairs(scores, outcomes), within(1e-12));
            assertThat(sorted.averagePrecision().of(once)).isCloseTo(steps(scores, outcomes), within(1e-12));
        }
    }

    @Test
    void aCaseThatCountsTwiceWeighsAsTwoEqualCases() {
        int[] times = new int[40];
        for (int i = 0; i < 40; i++) {
            times[i] = i % 3;
        }
        double[] scores = new double[39];
        boolean[] outcomes = new boolean[39];
        int at = 0;
        for (int i = 0; i < 40; i++) {
            for (int copy = 0; copy < times[i]; copy++) {
                scores[at] = SCORES[i];
                outcomes[at++] = outcomes()[i];
            }
        }
        assertThat(at).isEqualTo(39);
        assertThat(FORTY.auc().of(times)).isCloseTo(pairs(scores, outcomes), within(1e-12));
        assertThat(FORTY.averagePrecision().of(times)).isCloseTo(steps(scores, outcomes), within(1e-12));
    }

    @Test
    void perfectAndConstantScoresHaveAnHonestInterval() {
        Figure.Known perfect =
                known(BinaryScores.of(new double[] {1, 2, 3, 4, 5}, new boolean[] {false, false, false, true, true})
                        .auc(LEVEL));
        assertThat(perfect.value()).isEqualTo(1);
        assertThat(perfect.low()).as("two disjoint pairs: √0.025").isCloseTo(Math.sqrt(0.025), within(1e-9));
        Figure.Known constant =
                known(BinaryScores.of(new double[] {1, 1, 1, 1}, new boolean[] {false, true, false, true})
                        .auc(LEVEL));
        assertThat(constant.value()).isEqualTo(0.5);
        assertThat(constant.low()).isLessThan(0.1);
        Figure.Known precise = known(BinaryScores.of(new double[] {1, 2, 3}, new boolean[] {false, true, true})
                .averagePrecision(LEVEL, Bootstrap.seeded(1)));
        assertThat(precise.high()).isEqualTo(1);
        assertThat(precise.low()).isLessThan(0.35);
    }

    @Test
    void withoutBothOutcomesThereIsNoArea() {
        boolean[] none = new boolean[2];
        assertThat(BinaryScores.of(new double[2], none).auc(LEVEL)).isEqualTo(new Figure.Undefined("no positives", 2));
        assertThat(BinaryScores.of(new double[2], new boolean[] {true, true}).auc(LEVEL))
                .isEqualTo(new Figure.Undefined("no negatives", 2));
        assertThat(BinaryScores.of(new double[0], new boolean[0]).auc(LEVEL))
                .isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(BinaryScores.of(new double[2], none).averagePrecision(LEVEL, Bootstrap.seeded(1)))
                .isEqualTo(new Figure.Undefined("no positives", 2));
        assertThat(Probabilities.logLoss(new double[] {0, 0.5}, new boolean[] {true, true}, LEVEL))
                .isEqualTo(new Figure.Undefined("1 outcomes were given probability 0", 2));
        assertThatThrownBy(() -> BinaryScores.of(new double[2], new boolean[3])).hasMessageContaining("(3)");
        assertThatThrownBy(() -> BinaryScores.of(new double[] {Double.NaN}, new boolean[1]))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Probabilities.brier(new double[] {1.5}, new boolean[1], LEVEL))
                .hasMessageContaining("sigmoid");
    }

    @Test
    void theCurveHoldsTheCountsOfEveryThreshold() {
        List<ThresholdPoint> curve = ThresholdPoint.curve(FORTY, 40);

        assertThat(curve).hasSize(9);
        for (ThresholdPoint point : curve) {
            assertThat(point.counts()).isEqualTo(BinaryCounts.at(point.threshold(), SCORES, outcomes()));
        }
        List<ThresholdPoint> thinned = ThresholdPoint.curve(FORTY, 4);
        assertThat(thinned).hasSizeLessThanOrEqualTo(4).isSubsetOf(curve);
        assertThat(thinned.getLast().threshold()).isEqualTo(0.1);
        assertThatThrownBy(() -> ThresholdPoint.curve(FORTY, 1)).hasMessageContaining("(1)");
    }

    @Test
    void orderIsThatOfTheLibrarySort() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n : new int[] {0, 1, 2, 15, 16, 17, 33, 100, 1_000}) {
            double[] values = random.doubles(n).map(v -> Math.floor(v * 50)).toArray();
            Integer[] expected = new Integer[n];
            Arrays.setAll(expected, i -> i);
            Arrays.sort(expected, (a, b) -> Double.compare(values[a], values[b]));
            assertThat(Arrays.stream(Ascending.order(values)).boxed()).containsExactly(expected);
        }
    }

    @Test
    @Tag("simulation")
    void deLongCoversTheAreaOfTwoNormals() {
        int repetitions = 2_000;
        // Φ(1/√2) for two normals one standard deviation apart
        double truth = Distributions.normalCdf(Math.sqrt(0.5));
        double covered = Covering.share(
                repetitions, 3, truth, random -> normals(random, 30, 60).auc(LEVEL));
        double pairsAsCases = Covering.share(repetitions, 3, truth, random -> {
            Figure.Known auc = known(normals(random, 30, 60).auc(LEVEL));
            return Proportion.wilson(Math.round(auc.value() * 1800), 1800, LEVEL);
        });

        assertThat(covered).isGreaterThan(Covering.least(repetitions, 0.005)).isLessThan(0.975);
        assertThat(pairsAsCases).as("the broken variant takes pairs for cases").isLessThan(0.6);
    }

    private static BinaryScores normals(SplittableRandom random, int positives, int negatives) {
        double[] scores = new double[positives + negatives];
        boolean[] outcomes = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            outcomes[i] = i < positives;
            scores[i] = random.nextGaussian() + (outcomes[i] ? 1 : 0);
        }
        return BinaryScores.of(scores, outcomes);
    }

    static double pairs(double[] scores, boolean[] outcomes) {
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (outcomes[i] && !outcomes[j]) {
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }

    private static double steps(double[] scores, boolean[] outcomes) {
        double[] thresholds = Arrays.stream(scores).distinct().sorted().toArray();
        double sum = 0;
        double recall = 0;
        for (int t = thresholds.length - 1; t >= 0; t--) {
            BinaryCounts counts = BinaryCounts.at(thresholds[t], scores, outcomes);
            double next = (double) counts.truePositives() / counts.positives();
            sum += (next - recall) * counts.truePositives() / counts.predicted();
            recall = next;
        }
        return sum;
    }
}
