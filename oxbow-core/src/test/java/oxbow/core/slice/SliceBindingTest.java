package oxbow.core.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oxbow.core.table.Column;
import oxbow.core.table.ColumnKind;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

class SliceBindingTest {
    private static final SliceSchema SCHEMA = schema();

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            agee < 3                 ¦ The column "agee" must be one that is there. Maybe "age"?
            AGE < 3                  ¦ The column "AGE" must be one that is there. Maybe "age"?
            cty = "a"                ¦ The column "cty" must be one that is there. Maybe "city"?
            zzzzzz is missing        ¦ The column "zzzzzz" must be one that is there. There are age, city, active, seen, score.
            age < "old"              ¦ The column "age" is a number and cannot be compared with the text "old".
            age = true               ¦ The column "age" is a number and cannot be compared with the truth value true.
            age in (1, "b")          ¦ The column "age" is a number and cannot be compared with the text "b".
            age between 30 and 20    ¦ The low end (30) must not be above the high end (20). Maybe the other way round?
            age contains "x"         ¦ The column "age" is a number and cannot be tested with "contains".
            city = 3                 ¦ The column "city" is a text and cannot be compared with the number 3. Maybe "3", in quotes?
            city in (true)           ¦ The column "city" is a text and cannot be compared with the truth value true. Maybe "true", in quotes?
            city between "b" and "a" ¦ The low end ("b") must not be above the high end ("a"). Maybe the other way round?
            active = "true"          ¦ The column "active" is a truth value and cannot be compared with the text "true". Maybe true or false, without quotes?
            active in (0)            ¦ The column "active" is a truth value and cannot be compared with the number 0. Maybe true or false, without quotes?
            active < true            ¦ The column "active" is a truth value and cannot be tested with "<".
            active starts with "t"   ¦ The column "active" is a truth value and cannot be tested with "starts with".
            active between false and true ¦ The column "active" is a truth value and cannot be tested with "between".
            seen < 3                 ¦ The column "seen" is a time and cannot be compared with the number 3. Maybe a text such as "2026-11-21T00:00:00Z" or "2026-11-21"?
            seen = true              ¦ The column "seen" is a time and cannot be compared with the truth value true. Maybe a text such as "2026-11-21T00:00:00Z" or "2026-11-21"?
            seen = "noon"            ¦ The column "seen" is a time and cannot be compared with the text "noon". Maybe a text such as "2026-11-21T00:00:00Z" or "2026-11-21"?
            seen contains "1"        ¦ The column "seen" is a time and cannot be tested with "contains".
            not score = 1            ¦ The column "score" is of vectors: it can be missing or present, but "score = 1" must compare values.
            """)
    void whatDoesNotFitTheSchemaIsNamed(String text, String message) {
        assertThatThrownBy(() -> Slice.parse(text).bind(SCHEMA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aBoundSliceAcceptsTablesWithTheColumnsItLooksAt() {
        BoundSlice bound = Slice.parse("age < 30 and not city is missing").bind(SCHEMA);
        Column ages = new Column.Numbers(new double[] {20}, Validity.all(), 1);
        Column cities = new Column.Texts(new String[] {""}, Validity.all(), 1);

        assertThat(bound.rows(new Table(1, Map.of("city", cities, "age", ages))).count())
                .isEqualTo(1);
        assertThat(bound).hasToString("age < 30 and not city is missing");
        assertThat(bound.schema()).isEqualTo(SCHEMA);
        assertThat(bound.slice().columns()).containsExactly("age", "city");
        assertThatThrownBy(() -> bound.rows(new Table(1, Map.of("age", ages))))
                .hasMessage("The table's column \"city\" must be there and of values, as the slice was bound.");
        assertThatThrownBy(() -> bound.rows(new Table(1, Map.of("city", ages, "age", ages))))
                .hasMessage("The table's column \"city\" must be there and of other values, as the slice was bound.");
        assertThatThrownBy(() -> bound.rows(new Table(1, Map.of("city", cities, "age", cities))))
                .hasMessage("The table's column \"age\" must be there and of numbers, as the slice was bound.");
    }

    @Test
    void timesEqualThoseOfTheJdk() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            LocalDate date = LocalDate.ofEpochDay(random.nextLong(-719_528, 2_932_897));
            assertThat(TimeText.millis(date.toString()))
                    .contains(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
            OffsetDateTime time = date.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                    .plusNanos(random.nextInt(1000) * 1_000_000L)
                    .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-1_000, 1_000) * 60));
            String text = time.format(java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX"));
            assertThat(TimeText.millis(text)).as(text).contains(time.toInstant().toEpochMilli());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-29",
        "1900-02-29",
        "2026-04-31",
        "2026-00-01",
        "2026-13-01",
        "2026-01-00",
        "2026-01-32",
        "2026-1-1",
        "2026-01-01T00:00:00",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:60Z",
        "2026-01-01T00:00:00.0001Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+00:60",
        "2026-01-01T00:00Z",
        "２０２６-01-01",
        "+2026-01-01"
    })
    void whatIsNoTimeIsNone(String text) {
        assertThat(TimeText.millis(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2000-02-29,951782400000", "2024-02-29 00:00:00z,1709164800000", "1970-01-01t00:00:00.5Z,500"})
    void looserFormsOfTimesAreRead(String text, long millis) {
        assertThat(TimeText.millis(text)).contains(millis);
    }

    private static SliceSchema schema() {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        kinds.put("age", ColumnKind.NUMBER);
        kinds.put("city", ColumnKind.TEXT);
        kinds.put("active", ColumnKind.BOOLEAN);
        kinds.put("seen", ColumnKind.TIME);
        kinds.put("score", ColumnKind.VECTOR);
        return new SliceSchema(kinds);
    }
}
