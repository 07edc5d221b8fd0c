package oxbow.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import oxbow.core.table.Column;
import oxbow.core.table.Table;
import oxbow.data.FileColumn.Kind;
import oxbow.problem.ProblemException;

/// What people call a CSV or Parquet file is read, or refused in one sentence that names file, place and rule.
class TableFileTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void duckdb(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Every cell as text, column by column; `·` where there is no value.
    private static Map<String, List<String>> cells(Path path) {
        try (TableFile file = TableFile.open(path, Optional.empty())) {
            return cells(file);
        }
    }

    private static Map<String, List<String>> cells(TableFile file) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        file.read(
                names(file),
                table -> table.columns().forEach((name, column) -> {
                    List<String> cells = all.computeIfAbsent(name, _ -> new ArrayList<>());
                    for (int row = 0; row < column.rows(); row++) {
                        cells.add(column.has(row) ? text(column, row) : "·");
                    }
                }),
                _ -> {});
        return all;
    }

    private static Set<String> names(TableFile file) {
        return file.columns().stream().map(FileColumn::name).collect(Collectors.toSet());
    }

    private static String text(Column column, int row) {
        return switch (column) {
            case Column.Numbers numbers -> Double.toString(numbers.values()[row]);
            case Column.Texts texts -> texts.values()[row];
            case Column.Booleans flags -> Boolean.toString(flags.values()[row]);
            case Column.Times times -> Long.toString(times.millis()[row]);
            case Column.Vectors _ -> "vector";
        };
    }

    private static List<Kind> kinds(Path path) {
        try (TableFile file = TableFile.open(path, Optional.empty())) {
            return file.columns().stream().map(FileColumn::kind).toList();
        }
    }

    @Test
    void blanksAfterTheCommaAndQuestionMarksAreNoValues() throws IOException {
        Path adult = file("adult.data", "age, work, more\n39, State-gov, 1\n50, ?, 2\n?, Private, 3\n");
        assertThat(cells(adult))
                .containsEntry("age", List.of("39.0", "50.0", "·"))
                .containsEntry("work", List.of("State-gov", "·", "Private"));
    }

    @Test
    void lineEndsMayBeMixedAndAMarkMayComeFirst() throws IOException {
        Path mixed = file("m.csv", "\u00EF\u00BB\u00BFa,b\r\n1,x\r\n\r\n2,\"y\nz\"\n3,\"say \"\"so\"\"\" \r\n4,w");
        assertThat(cells(mixed))
                .containsEntry("a", List.of("1.0", "2.0", "3.0", "4.0"))
                .containsEntry("b", List.of("x", "y\nz", "say \"so\"", "w"));
    }

    @Test
    void aFileWithoutAHeaderGetsNamesAndAnOddFirstLineIsAHeader() throws IOException {
        assertThat(cells(file("digits.csv", "0,5,1\n1,6,0\n")).keySet())
                .containsExactly("column_1", "column_2", "column_3");
        assertThat(cells(file("spam.tsv", "ham\tGo \"on\nspam\tFree\nham\tOk\n")))
                .containsEntry("column_1", List.of("ham", "spam", "ham"))
                .containsEntry("column_2", List.of("Go \"on", "Free", "Ok"));
        assertThat(cells(file("iris.csv", "150,setosa\n5.1,0\n4.9,1\n")))
                .containsEntry("150", List.of("5.1", "4.9"))
                .containsEntry("setosa", List.of("0.0", "1.0"));
        assertThat(cells(file("names.csv", "a,,a\n1,2,3\n")).keySet()).containsExactly("a", "column_2", "a_2");
        try (TableFile told = TableFile.open(file("years.csv", "2019,2020\n1,2\n"), Optional.of(true))) {
            assertThat(names(told)).containsExactlyInAnyOrder("2019", "2020");
        }
    }

    @Test
    void kindsAreTheNarrowestThatFit() throws IOException {
        Path all =
                file("k.csv", "n;f;t;w;e\n1,5;true;2019-01-15 03:36:12;x;\n-2,25e1;FALSE;2019-01-16;7;NA\n;;;;NULL\n");
        assertThat(kinds(all)).containsExactly(Kind.NUMBER, Kind.FLAG, Kind.TIME, Kind.TEXT, Kind.EMPTY);
        assertThat(cells(all))
                .containsEntry("n", List.of("1.5", "-22.5", "·"))
                .containsEntry("f", List.of("true", "false", "·"))
                .containsEntry("t", List.of("1547523372000", "1547596800000", "·"))
                .containsEntry("e", List.of("·", "·", "·"));
    }

    /// The first 8,192 rows say "number", row 9,001 does not: whoever reads is told to begin anew, once.
    @Test
    void aLaterCellThatContradictsTheFirstOnesChangesTheKind() throws IOException {
        StringBuilder text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 10_000; i++) {
            text.append(i).append(i == 9_000 ? ",oops," : ",1,").append(i < 9_500 ? "\n" : "2\n");
        }
        try (TableFile file = TableFile.open(file("late.csv", text.toString()), Optional.empty())) {
            assertThatThrownBy(() -> cells(file)).isInstanceOf(TableFile.KindChanged.class);
            assertThat(file.columns())
                    .extracting(FileColumn::kind)
                    .containsExactly(Kind.NUMBER, Kind.TEXT, Kind.NUMBER);
            assertThat(cells(file).get("b")).hasSize(10_000).contains("oops");
        }
    }

    @Test
    void batchesDependOnTheRowsAlone() throws SQLException {
        Path parquet = folder.resolve("b.parquet");
        duckdb("copy (select i a from range(20000) t(i)) to '" + parquet + "'");
        Path csv = folder.resolve("b.csv");
        duckdb("copy (select i a from range(20000) t(i)) to '" + csv + "'");
        for (Path path : List.of(parquet, csv)) {
            List<Integer> sizes = new ArrayList<>();
            try (TableFile file = TableFile.open(path, Optional.empty())) {
                file.read(Set.of("a"), table -> sizes.add(table.rows()), _ -> {});
            }
            assertThat(sizes).containsExactly(8192, 8192, 3616);
        }
    }

    @Test
    void parquetTypesComeAsTheirKinds() throws SQLException {
        Path all = folder.resolve("types.parquet");
        duckdb("copy (select 7::utinyint i, 1.25::decimal(9,2) d, true f, date '2019-01-15' t, 'x' w, null::int e,"
                + " [1, 2] l, timestamptz '2019-01-15 03:36:12+00' z, 'infinity'::timestamp o) to '" + all + "'");
        assertThat(kinds(all))
                .containsExactly(
                        Kind.NUMBER,
                        Kind.NUMBER,
                        Kind.FLAG,
                        Kind.TIME,
                        Kind.TEXT,
                        Kind.NUMBER,
                        Kind.OTHER,
                        Kind.TIME,
                        Kind.TIME);
        assertThat(cells(all).toString())
                .isEqualTo("{i=[7.0], d=[1.25], f=[true], t=[1547510400000], w=[x], e=[·], z=[1547523372000], o=[·]}");
    }

    @Test
    void packedFilesAreTheSame() throws IOException, SQLException {
        Path csv = file("p.csv", "a,b\n1,x\n2,y\n");
        Path parquet = folder.resolve("p.parquet");
        duckdb("copy (from '" + csv + "') to '" + parquet + "'");
        for (Path plain : List.of(csv, parquet)) {
            assertThat(cells(packed(plain))).isEqualTo(cells(csv));
        }
    }

    private static Path packed(Path plain) throws IOException {
        Path packed = Path.of(plain + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        return packed;
    }

    @ParameterizedTest
    @MethodSource
    void whatCannotBeReadIsRefusedInWords(String content, String sentence) throws IOException {
        Path bad = file("bad.csv", content);
        assertThatThrownBy(() -> cells(bad))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(sentence.replace("FILE", "file (" + bad + ")"));
    }

    static Stream<Arguments> whatCannotBeReadIsRefusedInWords() {
        String form = "The FILE must be CSV, TSV or Parquet, plain or gzip; it is ";
        return Stream.of(
                arguments(
                        "a,b\n1,2\n3,4,5\n6,7\n",
                        "Line 3 of the FILE must have as many cells as the first line; it has 3, the first has 2."),
                arguments(
                        "a,b\n1,2\n3\n6,7\n",
                        "Line 3 of the FILE must have as many cells as the first line; it has 1, the first has 2."),
                arguments(
                        "a,b\n1,x\n3,caf\u00E9\n6,y\n",
                        "Line 3 of the FILE must be UTF-8. Maybe it is Latin-1: iconv -f latin1 -t utf-8"),
                arguments("a,b\n1,x\n2,\"x\n3,y\n", "Line 3 of the FILE must close the quote that it opens."),
                arguments("a,b\n1,\"x\"y\n3,y\n", "Line 2 of the FILE must have a delimiter after a closing quote"),
                arguments("a,b\r1,2\r", form + "text whose lines end with a carriage return alone."),
                arguments("PK\u0003\u0004", form + "a ZIP archive or a workbook. Maybe save it as CSV."),
                arguments("ab\u0000", form + "binary."),
                arguments("\n\r\n", "The FILE must hold a table; it has no letters."),
                arguments(
                        "PAR1xxxxxxxxxxxxxxx",
                        "The FILE must be a whole Parquet file. Maybe it was cut off or damaged. DuckDB says: "),
                arguments("", "The FILE must hold something; it is empty."));
    }

    @Test
    void aFileThatIsNotThereOrAFolderOrTornIsRefusedInWords() throws IOException {
        assertThatThrownBy(() -> cells(folder.resolve("none.csv")))
                .hasMessage("The file (" + folder.resolve("none.csv") + ") must exist.");
        assertThatThrownBy(() -> cells(folder)).hasMessageContaining("must be a file, not a folder");
        Path packed = packed(file("g.csv", "a,b\n1,2\n".repeat(10_000)));
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> cells(packed)).hasMessageContaining("must be a whole gzip file");
    }

    @Test
    void aBatchIsATable() throws IOException {
        List<Table> tables = new ArrayList<>();
        try (TableFile file = TableFile.open(file("t.csv", "a,b,c\n1,2,3\n"), Optional.empty())) {
            file.read(Set.of("c", "a"), tables::add, _ -> {});
        }
        assertThat(tables).singleElement().satisfies(table -> {
            assertThat(table.rows()).isEqualTo(1);
            assertThat(table.columns().keySet()).containsExactly("a", "c");
        });
    }
}
