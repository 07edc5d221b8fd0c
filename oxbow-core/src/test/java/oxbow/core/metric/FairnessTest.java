package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.Fairness.Criterion;
import oxbow.core.metric.GroupGap.Verdict;

class FairnessTest {
    private static final double LEVEL = 0.95;
    private static final GroupCounts COUNTS = new GroupCounts(Map.of(
            "a", new BinaryCounts(400, 100, 100, 400),
            "b", new BinaryCounts(200, 100, 300, 400),
            "few", new BinaryCounts(2, 1, 1, 2)));

    @Test
    void gapsAreTheSharesAtTheDividedLevel() {
        List<GroupGap> gaps = Fairness.against("a", COUNTS, Criterion.EQUALISED_ODDS, 0.05, LEVEL);

        assertThat(gaps).hasSize(4);
        GroupGap first = gaps.getFirst();
        double each = 1 - 0.05 / 4;
        assertThat(first.group()).isEqualTo("b");
        assertThat(first.rate()).isEqualTo(Rate.TRUE_POSITIVE_RATE);
        assertThat(first.difference()).isEqualTo(Proportion.difference(200, 500, 400, 500, each));
        assertThat(first.ratio()).isEqualTo(ShareRatio.koopman(200, 500, 400, 500, each));
        assertThat(first.own()).isEqualTo(Proportion.wilson(200, 500, each));
        assertThat(first.verdict()).isEqualTo(Verdict.BEYOND);
        assertThat(gaps.get(1).rate()).isEqualTo(Rate.FALSE_POSITIVE_RATE);
        assertThat(known(gaps.get(1).difference()).value()).isZero();
    }

    @Test
    void smallGroupsAndWideIntervalsCannotTell() {
        List<GroupGap> gaps = Fairness.againstRest(COUNTS, Criterion.EQUAL_OPPORTUNITY, 0.05, LEVEL);

        assertThat(gaps).extracting(GroupGap::group).containsExactly("a", "b", "few");
        assertThat(gaps).extracting(GroupGap::against).containsOnly("rest");
        assertThat(gaps)
                .extracting(GroupGap::verdict)
                .containsExactly(Verdict.BEYOND, Verdict.BEYOND, Verdict.CANNOT_TELL);
        assertThat(gaps.get(0).difference()).isEqualTo(Proportion.difference(400, 500, 202, 503, 1 - 0.05 / 3));
        GroupCounts alike = new GroupCounts(
                Map.of("a", new BinaryCounts(4000, 1, 4000, 1), "b", new BinaryCounts(4000, 1, 4000, 1)));
        assertThat(Fairness.against("a", alike, Criterion.EQUAL_OPPORTUNITY, 0.05, LEVEL)
                        .getFirst()
                        .verdict())
                .isEqualTo(Verdict.WITHIN);
        GroupCounts empty = new GroupCounts(Map.of("a", BinaryCounts.EMPTY, "b", new BinaryCounts(9, 1, 1, 9)));
        assertThat(Fairness.against("b", empty, Criterion.EQUAL_ERRORS, 0.05, LEVEL)
                        .getFirst()
                        .verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void wrongNamesAndTolerancesAreTold() {
        assertThatThrownBy(() -> Fairness.against("z", COUNTS, Criterion.EQUAL_ERRORS, 0.05, LEVEL))
                .hasMessageContaining("group (z)");
        assertThatThrownBy(() -> Fairness.againstRest(COUNTS, Criterion.EQUAL_ERRORS, 5, LEVEL))
                .hasMessageContaining("percentage");
    }

    @Test
    void countsMergeAndComeBackFromTheirStoredForm() {
        GroupCounts merged = COUNTS.merge(new GroupCounts(Map.of("few", new BinaryCounts(1, 0, 0, 0))));

        assertThat(merged.of("few")).isEqualTo(new BinaryCounts(3, 1, 1, 2));
        assertThat(merged.rest("few")).isEqualTo(new BinaryCounts(600, 200, 400, 800));
        assertThat(GroupCounts.ofBytes(merged.toBytes())).isEqualTo(merged);
        assertThat(new GroupCounts(Map.of("x", new BinaryCounts(1, 2, 3, 4))).toBytes())
                .containsExactly(8, 1, 22, 2, 2, 'x', 14, 8, 1, 10, 2, 4, 6, 8);
    }

    @Test
    void adultHasTheKnownGapOfIncomeBetweenTheSexes() throws IOException {
        GroupCounts counts = AdultData.bySex();

        // counted apart, by awk over fields 10 and 15: 6,662 of 21,790 men and 1,179 of 10,771 women earn above 50K
        assertThat(counts.of("Male")).isEqualTo(new BinaryCounts(6_662, 0, 0, 15_128));
        assertThat(counts.of("Female")).isEqualTo(new BinaryCounts(1_179, 0, 0, 9_592));
        GroupGap gap = Fairness.against("Male", counts, Criterion.DEMOGRAPHIC_PARITY, 0.05, LEVEL)
                .getFirst();
        assertThat(known(gap.difference()).value())
                .isCloseTo(1_179.0 / 10_771 - 6_662.0 / 21_790, within(1e-12))
                .isCloseTo(-0.1963, within(5e-5));
        assertThat(known(gap.ratio()).value()).isCloseTo(0.3580, within(5e-5));
        assertThat(gap.verdict()).isEqualTo(Verdict.BEYOND);
    }

    @Test
    void disabilityIsAnUnequalSignOfTheOutcomeInTheCensusSample() {
        // ACS_sample.test.parquet, counted by DuckDB: DIS = 1 taken as the prediction of PINCP = 1; intervals by scipy
        GroupCounts counts = new GroupCounts(
                Map.of("men", new BinaryCounts(84, 477, 456, 7_080), "women", new BinaryCounts(87, 366, 746, 5_704)));
        List<GroupGap> gaps = Fairness.against("men", counts, Criterion.EQUALISED_ODDS, 0.02, LEVEL);
        Figure.Known found = known(gaps.get(0).difference());
        Figure.Known alarmed = known(gaps.get(1).difference());

        assertThat(found.value()).isCloseTo(-0.05111377884487128, within(1e-12));
        assertThat(found.low()).isCloseTo(-0.09483985177321572, within(1e-9));
        assertThat(found.high()).isCloseTo(-0.009956189669585766, within(1e-9));
        assertThat(gaps.get(0).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(alarmed.low()).isCloseTo(-0.01205600968536317, within(1e-9));
        assertThat(alarmed.high()).isCloseTo(0.006552836818219682, within(1e-9));
        assertThat(gaps.get(1).verdict()).isEqualTo(Verdict.WITHIN);
    }

    @Test
    @Tag("simulation")
    void allIntervalsHoldTogetherAndUndividedOnesDoNot() {
        SplittableRandom random = new SplittableRandom(1);
        int repetitions = 1_000;
        int divided = 0;
        int undivided = 0;
        for (int i = 0; i < repetitions; i++) {
            Map<String, BinaryCounts> groups = new java.util.HashMap<>();
            for (int group = 0; group < 8; group++) {
                long hits = Covering.binomial(random, 200, 0.3);
                groups.put("g" + group, new BinaryCounts(hits, 0, 200 - hits, 0));
            }
            GroupCounts counts = new GroupCounts(groups);
            divided += allCover(Fairness.againstRest(counts, Criterion.EQUAL_OPPORTUNITY, 0, LEVEL)) ? 1 : 0;
            // asking for 1 − 8 · 5 % undoes the division: each interval is then at 95 %
            undivided += allCover(Fairness.againstRest(counts, Criterion.EQUAL_OPPORTUNITY, 0, 0.6)) ? 1 : 0;
        }
        assertThat((double) divided / repetitions).isGreaterThan(Covering.least(repetitions, 0));
        assertThat((double) undivided / repetitions).as("the broken variant").isLessThan(0.8);
    }

    private static boolean allCover(List<GroupGap> gaps) {
        return gaps.stream().allMatch(gap -> Covering.covers(gap.difference(), 0));
    }
}
