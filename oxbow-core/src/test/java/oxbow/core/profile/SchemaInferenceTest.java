package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import oxbow.core.table.Column;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

class SchemaInferenceTest {
    @Test
    void adultHasNumbersAndCategoriesAndNothingToLeaveOut() throws IOException {
        expect("tabular/adult/adult.data.gz", """
                age number feature
                workclass category feature
                fnlwgt number feature
                education category feature
                education-num number feature
                marital-status category feature
                occupation category feature
                relationship category feature
                race category feature
                sex category feature
                capital-gain number feature
                capital-loss number feature
                hours-per-week number feature
                native-country category feature
                classification category feature
                """);
    }

    @Test
    void bikesHaveARowNumberAndADayThatGrows() throws IOException {
        expect("timeseries/bike-sharing/hour.csv", """
                instant number identifier
                dteday time growing time
                season number feature
                yr number feature
                mnth number feature
                hr number feature
                holiday number feature
                weekday number feature
                workingday number feature
                weathersit number feature
                temp number feature
                atemp number feature
                hum number feature
                windspeed number feature
                casual number feature
                registered number feature
                cnt number feature
                """);
    }

    @Test
    void electricityHasADateThatOnlyGrows() throws IOException {
        expect("drift/elec2/electricity.csv.gz", """
                date number growing time
                day number feature
                period number feature
                nswprice number feature
                nswdemand number feature
                vicprice number feature
                vicdemand number feature
                transfer number feature
                class category feature
                """);
    }

    @Test
    void taxisHaveTimesInNoOrderThatGrowNevertheless() throws IOException {
        String columns = """
                vendor_id category feature
                pickup_datetime time growing time
                dropoff_datetime time growing time
                passenger_count number feature
                trip_distance number feature
                rate_code_id category feature
                store_and_fwd_flag boolean feature
                pickup_location_id category feature
                dropoff_location_id category feature
                payment_type number feature
                fare_amount number feature
                extra number feature
                mta_tax number feature
                tip_amount number feature
                tolls_amount number feature
                improvement_surcharge number feature
                total_amount number feature
                """;
        expect(
                "drift/nyc-taxi/yellow_tripdata_sample_2019-01.csv.gz",
                columns + "congestion_surcharge number feature\n");
        expect(
                "drift/nyc-taxi/yellow_tripdata_sample_2018-11.csv.gz",
                columns + "congestion_surcharge category constant\n");
    }

    @Test
    void theReasonIsSaid() {
        assertThat(field(texts(100, i -> "u-" + i)))
                .isEqualTo(new RowSchema.Field(
                        "c",
                        ProfileKind.CATEGORY,
                        Role.IDENTIFIER,
                        "identifier: 100 distinct values in 100 rows with a value"));
        assertThat(field(numbers(10_000, i -> 10_000 - i)).reason())
                .isEqualTo("identifier: 10,000 distinct whole numbers in 10,000 rows with a value");
        assertThat(field(numbers(50, i -> 3)).reason()).isEqualTo("constant: one value in all 50 rows");
        assertThat(field(numbers(60, i -> Math.floor(i / 2.0) * 0.5)).reason())
                .isEqualTo("growing: never falls in 60 rows, through 30 values");
        assertThat(field(texts(100, i -> i < 2 ? "x" : "" + i % 7)).reason())
                .isEqualTo("whole numbers, 7 distinct in 98 rows; 2.0 % are not a number");
    }

    @Test
    void textsAreReadForWhatTheyMean() {
        assertThat(kindAndRole(texts(30, i -> i % 2 == 0 ? "true" : "false"))).isEqualTo("boolean feature");
        assertThat(kindAndRole(texts(30, i -> i % 3 == 0 ? "NA" : "" + i % 5))).isEqualTo("number feature");
        assertThat(kindAndRole(texts(30, i -> "?"))).isEqualTo("category constant");
        assertThat(kindAndRole(texts(90, i -> "0" + (1000 + i % 9)))).isEqualTo("category feature");
        assertThat(kindAndRole(texts(90, i -> "The answer to question " + i + " is long and different each time")))
                .isEqualTo("text feature");
        assertThat(kindAndRole(texts(90, i -> "2024-02-29T10:00:" + (10 + i % 40) + "+01:00")))
                .isEqualTo("time feature");
        assertThat(kindAndRole(texts(5, i -> "" + i))).isEqualTo("number feature");
    }

    @Test
    void numbersSinceTheEpochAreTimes() {
        assertThat(kindAndRole(numbers(100, i -> 1_700_000_000 + i * 60.0))).isEqualTo("time growing time");
        assertThat(field(numbers(100, i -> 1_700_000_000_000.0 + i % 50)).reason())
                .isEqualTo("times, 50 distinct in 100 rows, in milliseconds since 1970");
        assertThat(kindAndRole(numbers(100, i -> 500_000_000 + i * 7 % 31))).isEqualTo("number feature");
    }

    @Test
    void wholeNumbersThatDifferByChanceAreMeasurements() {
        assertThat(kindAndRole(numbers(100, i -> (i * 7919L) % 100_003))).isEqualTo("number feature");
        assertThat(kindAndRole(numbers(100, i -> 0x1p52 + (i * 7919L) % 100_003 * 1e6)))
                .isEqualTo("number identifier");
    }

    @Test
    void aConstantThatIsSometimesMissingIsStillCompared() {
        Column column = new Column.Numbers(new double[] {1, 1, 1}, Validity.of(new long[] {0b101}), 3);

        assertThat(kindAndRole(column)).isEqualTo("number feature");
        assertThat(kindAndRole(new Column.Numbers(new double[3], Validity.of(new long[1]), 3)))
                .isEqualTo("number constant");
        assertThat(kindAndRole(new Column.Booleans(new boolean[3], Validity.all(), 3)))
                .isEqualTo("boolean constant");
        assertThat(kindAndRole(new Column.Vectors(new float[3], 1, Validity.all(), 3)))
                .isEqualTo("vector feature");
    }

    @Test
    void samplesInPartsAreOneSample() {
        Column all = numbers(200, i -> i);
        SchemaInference inference = new SchemaInference()
                .add(new Table(150, Map.of("c", SampleColumns.rows(all, 0, 150))))
                .add(new Table(50, Map.of("c", SampleColumns.rows(all, 150, 200))));

        assertThat(inference.schema()).isEqualTo(SchemaInference.of(new Table(200, Map.of("c", all))));
        assertThatThrownBy(() -> inference.add(new Table(200, Map.of("d", all))))
                .hasMessageContaining("[d]");
    }

    @Test
    void aSeasonThatBeginsAnewDoesNotGrow() {
        assertThat(kindAndRole(numbers(8_000, i -> Math.floor(i % 4_000 / 2.0))))
                .isEqualTo("number feature");
        assertThat(kindAndRole(numbers(8_000, i -> i == 6_000 ? 0 : Math.floor(i / 2.0))))
                .isEqualTo("number growing time");
    }

    private static void expect(String file, String columns) throws IOException {
        List<String> found = SchemaInference.of(TinyCsv.read(file)).fields().stream()
                .map(field -> "%s %s %s".formatted(field.name(), field.kind(), field.role()))
                .toList();

        assertThat(found).isEqualTo(columns.lines().collect(Collectors.toList()));
    }

    private static RowSchema.Field field(Column column) {
        return SchemaInference.of(new Table(column.rows(), Map.of("c", column)))
                .field("c")
                .orElseThrow();
    }

    private static String kindAndRole(Column column) {
        return field(column).kind() + " " + field(column).role();
    }

    private static Column texts(int rows, java.util.function.IntFunction<String> text) {
        String[] values = IntStream.range(0, rows).mapToObj(text).toArray(String[]::new);
        return new Column.Texts(values, Validity.all(), rows);
    }

    private static Column numbers(int rows, java.util.function.IntToDoubleFunction number) {
        double[] values = new double[rows];
        Arrays.setAll(values, number);
        return new Column.Numbers(values, Validity.all(), rows);
    }
}
