package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the tests say about data whose story is known (`decisions.md`, "What the data really do").
@Tag("simulation")
class RealDataTest {
    private static final String[] TAXI = {
        "passenger_count",
        "trip_distance",
        "fare_amount",
        "extra",
        "mta_tax",
        "tip_amount",
        "tolls_amount",
        "improvement_surcharge",
        "total_amount",
        "congestion_surcharge",
        "payment_type",
        "vendor_id"
    };
    private static final int WEEK = 7 * 48;
    private static final int EXTENSION = 17_424;

    @Test
    void taxisInFebruaryAreRankedByTheirKnownChanges() throws IOException {
        Comparison comparison = Comparison.of(
                taxi("2019-01").profile(1, TAXI), taxi("2019-02").profile(2, TAXI), CompareSettings.USUAL);

        assertThat(comparison.drifted()).isTrue();
        List<ColumnComparison> ranked = comparison.ranked();
        assertThat(ranked.subList(0, 4))
                .extracting(ColumnComparison::name)
                .containsExactly("congestion_surcharge", "extra", "total_amount", "passenger_count");
        double[] known = {0.87, 0.33, 0.245, 0.16};
        for (int i = 0; i < 4; i++) {
            assertThat(ranked.get(i).effect()).isCloseTo(known[i], within(0.01));
            assertThat(ranked.get(i).drifted()).isTrue();
        }
        assertThat(ranked.stream().filter(ColumnComparison::drifted).map(ColumnComparison::name))
                .doesNotContain("mta_tax", "improvement_surcharge", "trip_distance", "vendor_id");
    }

    @Test
    void faresShiftInJanuary() throws IOException {
        TestResult.Known fares = (TestResult.Known) KolmogorovSmirnov.test(
                taxi("2018-11").shares("fare_amount"), taxi("2019-01").shares("fare_amount"), 0.01);

        assertThat(fares.statistic()).isCloseTo(0.077, within(0.002));
        assertThat(fares.significant()).isTrue();
    }

    @Test
    void shuffledTaxisAreNotDrift() throws IOException {
        NumberFile pool = taxi("2018-11").and(taxi("2018-12"));
        SplittableRandom random = new SplittableRandom(11);
        CompareSettings noFloor = new CompareSettings(0.05, 0, 0, 0, 0, 0, 20);
        int usual = 0;
        int significant = 0;
        for (int i = 0; i < 20; i++) {
            NumberFile rows = pool.shuffled(random);
            int current = i % 2 == 0 ? 10_000 : 200;
            Comparison comparison = Comparison.of(
                    rows.part(0, 10_000).profile(2 * i + 1, TAXI),
                    rows.part(10_000, 10_000 + current).profile(2 * i + 2, TAXI),
                    CompareSettings.USUAL);
            usual += comparison.drifted() ? 1 : 0;
            significant += Comparison.of(
                                    rows.part(0, 10_000).profile(2 * i + 1, TAXI),
                                    rows.part(10_000, 10_000 + current).profile(2 * i + 2, TAXI),
                                    noFloor)
                            .drifted()
                    ? 1
                    : 0;
        }
        assertThat(usual).as("tables called drifted in 20 shuffles").isLessThanOrEqualTo(1);
        assertThat(significant).as("and at 5 %% without floors").isLessThanOrEqualTo((int)
                Math.ceil(20 * Draws.atMost(0.05, 20)));
    }

    /// Demand and price follow the season and themselves: independent rows are not what a week holds.
    @Test
    void everyWeekOfTheElectricityMarketDiffersAndNoShuffledOne() throws IOException {
        NumberFile all = NumberFile.read("drift/elec2/electricity.csv.gz").part(0, EXTENSION);
        SplittableRandom random = new SplittableRandom(12);
        int weeks = 0;
        int fired = 0;
        for (int from = 8 * WEEK; from + WEEK <= EXTENSION; from += WEEK) {
            weeks++;
            fired += anyGap(all.part(0, 8 * WEEK), all.part(from, from + WEEK)) ? 1 : 0;
        }
        assertThat(weeks).isEqualTo(43);
        assertThat(fired).isEqualTo(43);

        int shuffledFired = 0;
        for (int i = 0; i < 5; i++) {
            NumberFile rows = all.shuffled(random);
            for (int from = 8 * WEEK; from + WEEK <= EXTENSION; from += WEEK) {
                shuffledFired += anyGap(rows.part(0, 8 * WEEK), rows.part(from, from + WEEK)) ? 1 : 0;
            }
        }
        assertThat(shuffledFired).as("of 215 at 0.001").isLessThanOrEqualTo(2);
    }

    @Test
    void theExtensionOfTheMarketIsLedByItsNewColumns() throws IOException {
        NumberFile all = NumberFile.read("drift/elec2/electricity.csv.gz");
        Comparison comparison = Comparison.of(
                all.part(EXTENSION - 4 * WEEK, EXTENSION)
                        .profile(1, "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer"),
                all.part(EXTENSION, EXTENSION + 4 * WEEK)
                        .profile(2, "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer"),
                CompareSettings.USUAL);

        List<ColumnComparison> ranked = comparison.ranked();
        assertThat(ranked.subList(0, 3))
                .extracting(ColumnComparison::name)
                .containsExactly("transfer", "vicprice", "vicdemand");
        assertThat(ranked.get(0).effect()).isCloseTo(0.83, within(0.01));
        assertThat(ranked.get(1).effect()).isCloseTo(0.55, within(0.01));
        assertThat(ranked.get(2).effect()).isCloseTo(0.50, within(0.01));
    }

    /// Ridership grows 1.41 to 2.53 times between the years: the same month last year is no reference for it.
    @Test
    void lastYearsSameMonthFailsForBikes() throws IOException {
        NumberFile all = NumberFile.read("timeseries/bike-sharing/hour.csv");
        for (int month = 1; month <= 12; month++) {
            NumberFile ofMonth = all.where("mnth", month);
            Comparison comparison = Comparison.of(
                    ofMonth.where("yr", 0).profile(1, "cnt", "hr"),
                    ofMonth.where("yr", 1).profile(2, "cnt", "hr"),
                    CompareSettings.USUAL);
            assertThat(comparison.ranked().getFirst().name()).isEqualTo("cnt");
            assertThat(comparison.ranked().getFirst().drifted())
                    .as("month %d", month)
                    .isTrue();
            assertThat(comparison.ranked().getLast().drifted()).as("hours").isFalse();
        }
    }

    private static boolean anyGap(NumberFile reference, NumberFile current) {
        return KolmogorovSmirnov.test(reference.shares("nswprice"), current.shares("nswprice"), 0.0005)
                        .significant()
                || KolmogorovSmirnov.test(reference.shares("nswdemand"), current.shares("nswdemand"), 0.0005)
                        .significant();
    }

    private static NumberFile taxi(String month) throws IOException {
        return NumberFile.read("drift/nyc-taxi/yellow_tripdata_sample_" + month + ".csv.gz");
    }
}
