package oxbow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oxbow.json.Json;

/// `oxbow profile` and `oxbow compare` as a person calls them: what they say, and with which exit code.
class FileCommandsTest {

    private static final Path DATA = Path.of(System.getProperty("oxbow.data", "/work/shared/data"));
    private static final Path TAXI = DATA.resolve("drift/nyc-taxi");

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return new Main(Map.of("LANG", "C.UTF-8"), new PrintWriter(out), new PrintWriter(err, true)).run(arguments);
    }

    private JsonNode json() throws JsonProcessingException {
        return Json.mapper().readTree(out.toString());
    }

    private static void duckdb(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double duckdbValue(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getDouble(1);
        }
    }

    private Path made(String name, String select) throws SQLException {
        Path path = folder.resolve(name);
        duckdb("copy (" + select + ") to '" + path + "'");
        return path;
    }

    private static Path shared(Path path) {
        Assumptions.assumeTrue(Files.exists(path), path + " is not on this machine");
        return path;
    }

    private List<String> drifted() throws JsonProcessingException {
        List<String> names = new ArrayList<>();
        json().path("columns").forEach(column -> {
            if (column.path("drifted").asBoolean()) {
                names.add(column.path("name").asText());
            }
        });
        return names;
    }

    @Test
    void twoHalvesOfOneTableAreTheSameAndAShiftIsDrift() throws Exception {
        String rows = "select hash(i, %d)::double / 1.8e19 as x, ['a', 'b', 'c'][(1 + hash(i, %d) %% 3)::int] as c,"
                + " i + %d as id, 7 as k, timestamp '2026-01-01' + interval (i + %d) minute as t%s from range(4000) r(i)";
        Path reference = made("a.parquet", rows.formatted(1, 2, 0, 0, ""));
        Path same = made("b.csv", rows.formatted(3, 4, 4000, 4000, ""));
        Path other = made("c.parquet", rows.formatted(5, 6, 8000, 8000, "").replace("1.8e19", "1.5e19"));
        assertThat(run("compare", reference.toString(), same.toString())).isZero();
        assertThat(out.toString()).startsWith("No drift in ").contains("identifier", "growing time", "constant");
        assertThat(run("compare", "--json", reference.toString(), other.toString()))
                .isEqualTo(3);
        assertThat(drifted()).containsExactly("x");
        assertThat(run("compare", "--ignore", "x", reference.toString(), other.toString()))
                .isZero();
        assertThat(run("compare", "--columns", "x,c", reference.toString(), other.toString()))
                .isEqualTo(3);
        assertThat(out.toString()).startsWith("Drift: 1 of 2 columns has drifted: x.");
    }

    @Test
    void aColumnThatIsGoneOrNewIsDriftAndNoCommonColumnIsBadInput() throws Exception {
        Path a = made("a.csv", "select i % 10 as x, i % 7 as y from range(500) r(i)");
        Path b = made("b.csv", "select i % 10 as x, i % 7 as z from range(500) r(i)");
        Path c = made("c.csv", "select i % 10 as v from range(500) r(i)");
        assertThat(run("compare", a.toString(), b.toString())).isEqualTo(3);
        assertThat(out.toString()).contains("column \"y\" (number) is gone", "column \"z\" (number) is new");
        assertThat(run("compare", a.toString(), c.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("must have a column of", "at least");
        assertThat(run("profile", a.toString(), c.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("The column (x) must be in " + c + " too, as it is in " + a + ".\n");
    }

    @Test
    void textsWhereNumbersWereAreInvalidAndDrift() throws Exception {
        Path a = made("a.csv", "select i * 37 % 101 * 0.5 as x from range(500) r(i)");
        Path b = made(
                "b.csv",
                "select case when i % 5 = 0 then 'oops' else (i * 37 % 101 * 0.5)::varchar end as x from range(500) r(i)");
        assertThat(run("compare", "--json", a.toString(), b.toString())).isEqualTo(3);
        assertThat(json().at("/columns/0/because").toString()).contains("invalid rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "compare", "profile --nonsense x", "compare one.csv", "compare --alpha 5 a b"})
    void wrongUseIsTwoAndInWords(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a,b\n", "a,b\n1,2\n3\n4,5\n6,7\n", "PAR1", "\u001F\u008B\b", "a\u0000b", "a,b\n1,\"\n"})
    void badFilesAreTwoAndOneSentenceWithTheirName(String content) throws IOException {
        Path bad =
                Files.write(folder.resolve("bad.csv"), content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        Path good = Files.writeString(folder.resolve("good.csv"), "a,b\n1,2\n2,3\n");
        for (String[] line : new String[][] {
            {"profile", bad.toString()},
            {"compare", good.toString(), bad.toString()},
            {"compare", bad.toString(), good.toString()}
        }) {
            assertThat(run(line)).as(content).isEqualTo(2);
            assertThat(err.toString()).contains("bad.csv").hasLineCount(1).doesNotContain("Exception", "\tat ");
            assertThat(out.toString()).isEmpty();
        }
        assertThat(run("profile", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(run("profile", folder.toString())).isEqualTo(2);
        assertThat(run("profile", "--html", folder.toString(), good.toString())).isEqualTo(2);
        assertThat(run("profile", "--columns", "z", good.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("The column (z) must be one of a, b.");
    }

    @Test
    void aReportIsWrittenWholeOrNotAtAll() throws IOException {
        String good =
                Files.writeString(folder.resolve("good.csv"), "a,b\n1,2\n2,3\n").toString();
        Path report = Files.writeString(folder.resolve("r.html"), "before");
        assertThat(run("profile", "--html", "", good)).isEqualTo(2);
        String nowhere = folder.resolve("none/r.html").toString();
        assertThat(run("profile", "--html", nowhere, good)).isEqualTo(2);
        assertThat(err.toString()).contains("mkdir -p ").hasLineCount(1);
        assertThat(report).hasContent("before");
        assertThat(run("profile", "--html", report.toString(), good)).isZero();
        assertThat(report).content().startsWith("<!doctype html>").endsWith("</html>\n");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void manyDifferentValuesAreCountedWithinFourStandardErrors() throws Exception {
        Path file = made(
                "d.parquet",
                "select hash(i)::double x, (hash(i, 1) % 30000)::varchar || 'v' c, i % 200 w from range(60000) r(i)");
        assertThat(run("profile", "--json", file.toString())).isZero();
        for (JsonNode column : json().path("columns")) {
            String sql = "select count(distinct " + column.path("name").asText() + ") from '" + file + "'";
            double truth = duckdbValue(sql);
            JsonNode found = column.path("distinct_count");
            double error = column.path("distinct_is_exact").asBoolean() ? 0 : 4 * 0.01625 * truth;
            assertThat(found.path("value").asDouble()).isCloseTo(truth, within(error));
            assertThat(found.path("high").asDouble())
                    .isGreaterThanOrEqualTo(found.path("low").asDouble());
        }
    }

    @Test
    void twoRunsGiveTheSameBytes() throws Exception {
        Path table =
                made("t.parquet", "select hash(i)::double x, (hash(i, 1) % 900)::varchar c from range(60000) r(i)");
        Path shifted =
                made("u.parquet", "select hash(i, 2)::double x, (hash(i, 3) % 950)::varchar c from range(60000) r(i)");
        String report = folder.resolve("r.html").toString();
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (List<String> runs : List.of(first, second)) {
            run("profile", "--json", table.toString());
            runs.add(out.toString());
            run("compare", "--json", "--html", report, table.toString(), shifted.toString());
            runs.add(out.toString());
            runs.add(Files.readString(Path.of(report)));
        }
        assertThat(second).isEqualTo(first);
    }

    @Test
    void partsInOrderAreOneTable() throws Exception {
        Path whole = made("w.csv", "select i as x, i % 3 as y from range(20000) r(i)");
        Path one = made("1.csv", "select i as x, i % 3 as y from range(12000) r(i)");
        Path two = made("2.csv", "select i as x, i % 3 as y from range(12000, 20000) r(i)");
        run("profile", "--json", whole.toString());
        JsonNode expected = json();
        run("profile", "--json", one.toString(), two.toString());
        assertThat(json().path("rows")).isEqualTo(expected.path("rows"));
        for (int column : new int[] {0, 1}) {
            for (String field : new String[] {"min", "max", "sd", "missing", "role"}) {
                assertThat(json().path("columns").path(column).path(field))
                        .isEqualTo(expected.path("columns").path(column).path(field));
            }
        }
    }

    /// Field names are what scripts rely on.
    @Test
    void jsonFieldsKeepTheirNames() throws Exception {
        Path a = made("a.csv", "select i * 1.5 as x from range(500) r(i)");
        Path b = made("b.csv", "select i * 2.5 as x from range(500) r(i)");
        run("profile", "--json", a.toString());
        assertThat(names(json())).containsExactly("files", "rows", "names_made_up", "columns_not_read", "columns");
        assertThat(names(json().at("/columns/0")))
                .contains("name", "kind", "role", "reason", "rows", "missing", "missing_share", "count", "nan")
                .contains("infinite", "zeros", "negatives", "mean", "sd", "min", "max", "quantiles", "histogram");
        assertThat(names(json().at("/columns/0/mean"))).containsExactly("value", "n", "low", "high", "level", "method");
        run("compare", "--json", a.toString(), b.toString());
        assertThat(names(json()))
                .containsExactly("drifted", "verdict", "reference", "current", "schema_changes", "columns");
        assertThat(names(json().path("verdict")))
                .containsExactly("decision", "because", "evidence", "valid", "condition");
        assertThat(names(json().at("/columns/0")))
                .containsExactly("name", "kind", "role", "drifted", "effect", "because", "tests", "histogram");
        assertThat(names(json().at("/columns/0/tests/0")))
                .containsExactly(
                        "test",
                        "decides",
                        "drifted",
                        "significant",
                        "statistic",
                        "threshold",
                        "p_value",
                        "level",
                        "effect",
                        "n");
        assertThat(json().at("/columns/0/tests/0/n").toString()).isEqualTo("{\"reference\":500,\"current\":500}");
    }

    private static List<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }

    /// The profile against DuckDB's own SQL on the same file.
    @Test
    void aggregatesAreThoseOfDuckDb() throws Exception {
        Path random = made(
                "r.parquet",
                "select case when hash(i, 9) % 10 = 0 then null else (hash(i)::double / 1e18) ^ 3 - 50 end as x,"
                        + " (hash(i, 2) % 40)::integer as few, i as id from range(50000) r(i)");
        oracle(random, "read_parquet('" + random + "')", List.of("x", "few"));
        Path acs = DATA.resolve("tabular/acs-sample/ACS_sample.validation.parquet");
        if (Files.exists(acs)) {
            oracle(acs, "read_parquet('" + acs + "')", List.of("AGEP", "WKHP", "OCCP"));
        }
        Path elec = DATA.resolve("drift/elec2/electricity.csv.gz");
        if (Files.exists(elec)) {
            oracle(elec, "read_csv('" + elec + "')", List.of("nswprice", "nswdemand", "transfer"));
        }
    }

    private void oracle(Path file, String source, List<String> columns) throws Exception {
        assertThat(run("profile", "--json", "--columns", String.join(",", columns), file.toString()))
                .isZero();
        for (JsonNode column : json().path("columns")) {
            String name = column.path("name").asText();
            assertThat(column.path("missing").asDouble())
                    .isEqualTo(duckdbValue("select count(*) - count(" + name + ") from " + source));
            if (!column.path("kind").asText().equals("number")) {
                assertThat(column.path("distinct").asDouble())
                        .isEqualTo(duckdbValue("select count(distinct " + name + ") from " + source));
                continue;
            }
            assertThat(column.path("count").asDouble())
                    .isEqualTo(duckdbValue("select count(" + name + ") from " + source));
            for (String aggregate : new String[] {"min", "max"}) {
                assertThat(column.path(aggregate).asDouble())
                        .isEqualTo(duckdbValue("select " + aggregate + "(" + name + ")::double from " + source));
            }
            double sd = duckdbValue("select stddev_samp(" + name + ") from " + source);
            assertThat(column.path("sd").asDouble()).isCloseTo(sd, within(1e-9 * sd));
            assertThat(column.at("/mean/value").asDouble())
                    .isCloseTo(duckdbValue("select avg(" + name + ") from " + source), within(1e-9 * sd));
            double error = column.path("quantile_rank_error").asDouble();
            column.path("quantiles").properties().forEach(quantile -> {
                double rank = Double.parseDouble(quantile.getKey());
                try {
                    String share =
                            "select avg((" + name + " %s " + quantile.getValue().asDouble() + ")::int) from " + source
                                    + " where " + name + " is not null";
                    assertThat(duckdbValue(share.formatted("<"))).isLessThanOrEqualTo(rank + error);
                    assertThat(duckdbValue(share.formatted("<="))).isGreaterThanOrEqualTo(rank - error);
                } catch (SQLException failed) {
                    throw new AssertionError(failed);
                }
            });
        }
    }

    @Test
    void taxiInFebruaryHasDriftedAndHalvesOfOneMonthHaveNot() throws Exception {
        Path january = shared(TAXI.resolve("yellow_tripdata_sample_2019-01.csv.gz"));
        Path february = shared(TAXI.resolve("yellow_tripdata_sample_2019-02.csv.gz"));
        assertThat(run("compare", "--json", january.toString(), february.toString()))
                .isEqualTo(3);
        assertThat(drifted()).startsWith("congestion_surcharge", "extra", "total_amount");
        assertThat(json().at("/columns/0/effect").asDouble()).isCloseTo(0.87, within(0.01));
        List<String> lines = Files.readAllLines(unpacked(january));
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        java.util.Collections.shuffle(rows, new java.util.Random(5));
        Path one = written("one.csv", lines.getFirst(), rows.subList(0, 5000));
        Path two = written("two.csv", lines.getFirst(), rows.subList(5000, 10_000));
        assertThat(run("compare", one.toString(), two.toString()))
                .as(out.toString())
                .isZero();
    }

    @Test
    void adultsTestPartIsLikeItsTrainingPart() {
        Path train = shared(DATA.resolve("tabular/adult/adult.data.gz"));
        Path test = shared(DATA.resolve("tabular/adult/adult.test.gz"));
        assertThat(run("compare", train.toString(), test.toString())).isZero();
        assertThat(out.toString()).startsWith("No drift in 15 columns.");
    }

    private Path unpacked(Path packed) throws IOException {
        Path plain = folder.resolve("plain.csv");
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, plain);
        }
        return plain;
    }

    private Path written(String name, String header, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows);
        return Files.write(folder.resolve(name), lines);
    }
}
