package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.descriptor.SharedData;
import oxbow.core.profile.FrozenBins;

/// Streams whose story is known: what is found, how soon, and which promise is in force.
@Tag("simulation")
class RealStreamsTest {
    private static final double THRESHOLD = 100_000;
    private static final int WEEK = 336;
    private static final int EXTENSION = 17_424;
    private static final int TEMPERATURE = 10;
    private static final int RIDES = 16;
    private static final int SURCHARGE = 17;

    @Test
    void electricityResemblesItselfTooMuchForAPromiseAboutRowsAndItsExtensionIsFoundInItsWeek() throws IOException {
        List<String[]> rows = rows("drift/elec2/electricity.csv.gz");
        double[] price = Arrays.copyOf(column(rows, 3), EXTENSION);
        double[] demand = Arrays.copyOf(column(rows, 4), EXTENSION);
        assertThat(ModeChoice.of(price, 48).mode())
                .as("a memory of weeks: too few blocks in a year")
                .isEqualTo(WatchMode.UNKNOWN);
        assertThat(ModeChoice.of(demand, 48).mode())
                .as("even blocks resemble each other")
                .isEqualTo(WatchMode.NONE);
        assertThat(alarms(price))
                .as("row by row, where at most .15 are promised")
                .isGreaterThan(100);
        shuffle(price, 1);
        assertThat(ModeChoice.of(price, 1).mode()).isEqualTo(WatchMode.ROWS);
        assertThat(alarms(price)).as("the same rows in another order").isZero();

        BlockDetector weeks = new BlockDetector(40, 41, Calibration.FIXED);
        FrozenBins[] bins = new FrozenBins[5];
        for (int feature = 0; feature < bins.length; feature++) {
            bins[feature] = FrozenBins.quantiles(Arrays.copyOf(column(rows, 3 + feature), 40 * WEEK), 20);
        }
        List<BlockAlarm> found = new ArrayList<>();
        for (int week = 0; week < 53; week++) {
            long[][] block = new long[bins.length][];
            for (int feature = 0; feature < bins.length; feature++) {
                double[] values = column(rows.subList(week * WEEK, (week + 1) * WEEK), 3 + feature);
                block[feature] = Arrays.copyOf(Streams.counts(bins[feature], values), bins[feature].size());
            }
            weeks.observe(block).ifPresent(found::add);
        }
        assertThat(found)
                .extracting(BlockAlarm::block)
                .as("week of the extension")
                .contains(52L);
        assertThat(found.stream().filter(alarm -> alarm.block() < 52))
                .as("the season")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(found.getLast().features().subList(0, 3))
                .extracting(BlockAlarm.Feature::feature)
                .as("prices and demand of Victoria and the transfer lead")
                .containsExactlyInAnyOrder(2, 3, 4);
    }

    @Test
    void growthOfBicycleHireMakesTheSameMonthOfLastYearFailAndIsFoundByTrailingDays() throws IOException {
        List<String[]> rows = rows("timeseries/bike-sharing/hour.csv");
        assertThat(ModeChoice.of(Arrays.copyOf(column(rows, RIDES), 8_645), 24).mode())
                .as("weather and season last for days: no promise even about days")
                .isEqualTo(WatchMode.NONE);
        int failed = 0;
        for (int month = 1; month <= 12; month++) {
            String wanted = String.valueOf(month);
            List<String[]> ofMonth =
                    rows.stream().filter(row -> row[4].equals(wanted)).toList();
            List<String[]> lastYear =
                    ofMonth.stream().filter(row -> row[3].equals("0")).toList();
            SeasonalDetector detector =
                    new SeasonalDetector(FrozenBins.quantiles(column(lastYear, RIDES), 12), 24, THRESHOLD, 1);
            lastYear.forEach(row -> detector.learn(Integer.parseInt(row[5]), number(row[RIDES])));
            failed += ofMonth.subList(lastYear.size(), ofMonth.size()).stream()
                            .anyMatch(row -> detector.observe(Integer.parseInt(row[5]), number(row[RIDES]))
                                    .isPresent())
                    ? 1
                    : 0;
        }
        assertThat(failed).as("months of 12 in which last year fails").isEqualTo(12);
        assertThat(dayAlarms(rows, Calibration.FIXED))
                .as("the first 30 days for good")
                .isGreaterThan(400);
        assertThat(dayAlarms(rows, Calibration.TRAILING))
                .as("trailing days, where 701 / 31 = 23 would be promised if days were exchangeable")
                .isBetween(5L, 23L);
    }

    @Test
    void shuffledTaxiTripsAreQuiet() throws IOException {
        List<String[]> rows = new ArrayList<>(taxi("2018-11"));
        rows.addAll(taxi("2018-12"));
        long alarms = 0;
        for (int column : new int[] {3, 4, 9, 10, 11, 13, RIDES}) {
            double[] values = column(rows, column);
            shuffle(values, 1);
            alarms += alarms(values);
        }
        assertThat(alarms)
                .as("7 features, 18,000 rows each: 1.3 expected at most; never-alarm 0, every-1,000 126")
                .isZero();
    }

    @Test
    void theSurchargeOfTaxisIsDatedToTheNightOf21January() throws IOException {
        List<String[]> january = taxi("2019-01").stream()
                .filter(row -> row[1].startsWith("2019-01"))
                .sorted(Comparator.comparing(row -> row[1]))
                .toList();
        long first = 1
                + january.stream()
                        .filter(row -> row[1].compareTo("2019-01-21") < 0)
                        .count();
        RateBaseline never = RateBaseline.ofCounts(0, 20_000, 0.02);
        RateDetector detector = new RateDetector(never, Side.UP, Accumulation.SHIRYAEV_ROBERTS, THRESHOLD);
        RateAlarm alarm = january.stream()
                .flatMap(row -> detector.observe(!row[SURCHARGE].isEmpty()).stream())
                .findFirst()
                .orElseThrow();

        assertThat(alarm.atRow() - first).as("rows until the alarm").isBetween(0L, 3L);
        assertThat(first).isBetween(alarm.earliest(), alarm.latest());
        assertThat(alarm.latest() - alarm.earliest())
                .as("rows of the interval: nine hours")
                .isLessThanOrEqualTo(150);
        assertThat(january.get((int) alarm.earliest() - 1)[1]).isGreaterThan("2019-01-20 12");
        assertThat(january.get((int) alarm.atRow() - 1)[1]).isLessThan("2019-01-21 01");
    }

    private static long alarms(double[] values) {
        double[] reference = Arrays.copyOf(values, 2_000);
        FrozenBins bins = FrozenBins.quantiles(reference, 20);
        ConformalDetector detector = new ConformalDetector(bins, Streams.counts(bins, reference), THRESHOLD, 1);
        return Arrays.stream(values, reference.length, values.length)
                .filter(value -> detector.observe(value).isPresent())
                .count();
    }

    private static long dayAlarms(List<String[]> rows, Calibration calibration) {
        FrozenBins rides = FrozenBins.quantiles(column(rows.subList(0, 2_000), RIDES), 8);
        FrozenBins warmth = FrozenBins.uniform(0, 1, 8);
        BlockDetector detector = new BlockDetector(30, 31, calibration);
        long alarms = 0;
        int from = 0;
        for (int row = 1; row <= rows.size(); row++) {
            if (row == rows.size() || !rows.get(row)[1].equals(rows.get(from)[1])) {
                List<String[]> day = rows.subList(from, row);
                long[][] block = {
                    Streams.counts(rides, column(day, RIDES)), Streams.counts(warmth, column(day, TEMPERATURE))
                };
                alarms += detector.observe(block).isPresent() ? 1 : 0;
                from = row;
            }
        }
        return alarms;
    }

    private static List<String[]> taxi(String month) throws IOException {
        return rows("drift/nyc-taxi/yellow_tripdata_sample_" + month + ".csv.gz");
    }

    private static List<String[]> rows(String name) throws IOException {
        try (InputStream raw = SharedData.open(name);
                InputStream text = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                Stream<String> lines = SharedData.lines(text)) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> number(row[column])).toArray();
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static void shuffle(double[] values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
