package oxbow.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.core.profile.NumericProfile;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.testing.TestDatabases;
import oxbow.testing.Workbench;

class DatasetsTest {

    private static final String PROJECT = Workbench.PROJECT;
    private static final Schema SCHEMA = new Schema(
            List.of(
                    new Column("a", ColumnType.NUMBER, ColumnRole.FEATURE),
                    new Column("b", ColumnType.CATEGORY, ColumnRole.FEATURE),
                    new Column("y", ColumnType.CATEGORY, ColumnRole.LABEL),
                    new Column("part", ColumnType.CATEGORY, ColumnRole.SPLIT)),
            Optional.empty());

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(TestDatabases.SQLITE, folder);
        bench.datasets.create(PROJECT, "d", "");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private DataVersion add(String csv) {
        return bench.datasets.addVersion(PROJECT, "d", new NewVersion(bench.file(csv), SCHEMA, Optional.empty(), ""));
    }

    private ProblemException refused(String csv) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> add(csv));
        assertThat(problem).as("the file is refused").isNotNull();
        assertThat(bench.datasets.versions(PROJECT, "d")).as("nothing is saved").isEmpty();
        return problem;
    }

    private static String many(int rows, IntFunction<String> row) {
        StringBuilder csv = new StringBuilder("a,b,y,part\n");
        IntStream.range(0, rows).forEach(i -> csv.append(row.apply(i)).append('\n'));
        return csv.toString();
    }

    @Test
    void everyBrokenCellIsNamedWithLineColumnValueAndRule() {
        ProblemException problem = refused("a,b,y,part\n1,x,p,train\noops,x,p,train\n3,x,p,\n\"4,5\",x,p,dev\n");
        assertThat(problem.kind()).isEqualTo(ProblemKind.RULE_BROKEN);
        assertThat(problem.problems())
                .extracting(Problem::field)
                .containsExactly("line 3, column a", "line 4, column part", "line 5, column a");
        assertThat(problem.problems().getFirst().message())
                .isEqualTo("The line 3, column a (oops) must be a finite number with a decimal point.");
        assertThat(problem.problems().getLast().hint()).contains("comma");
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        assertThat(refused("a,b,y,part\n1,x,p,train\n2,\"x,p,train\n"))
                .hasMessageContaining("Line 3")
                .hasMessageContaining("never closes");
        assertThat(refused("a,b,y,part\n1,x,p,train,more\n")
                        .problems()
                        .getFirst()
                        .field())
                .isEqualTo("number of cells of line 2");
        assertThat(refused("a,b,y\n1,x,p\n")).hasMessageContaining("column part");
        assertThat(refused("a,b,y,part\n")).hasMessageContaining("number of rows");
        assertThat(refused("")).hasMessageContaining("empty");
    }

    @Test
    void readingEndsAfterFiftyProblems() {
        assertThat(refused(many(1_000, i -> "oops,x,p,train")).problems()).hasSize(RowReader.MOST_PROBLEMS);
    }

    @Test
    void theDigestChangesWithOneFarRowAndWithOneLabel() {
        IntFunction<String> row = i -> i + ",x,p,train";
        DataVersion first = add(many(12_000, row));
        DataVersion otherRow = add(many(12_000, i -> i == 10_000 ? "-1,x,p,train" : row.apply(i)));
        DataVersion otherLabel = add(many(12_000, i -> i == 11_999 ? i + ",x,q,train" : row.apply(i)));
        assertThat(Set.of(first.digest(), otherRow.digest(), otherLabel.digest()))
                .hasSize(3);
        assertThat(otherLabel.labelDigest()).isNotEqualTo(first.labelDigest());
        assertThat(bench.datasets.example(first, bench.datasets.exampleId(first, Map.of("a", "10000", "b", "x"))))
                .extracting(Example::id)
                .isEqualTo(bench.datasets.exampleId(otherLabel, Map.of("a", "1e4", "b", " x ")));
    }

    @Test
    void anotherSplitKeepsTheLabelDigest() {
        DataVersion first = add("a,b,y,part\n1,x,p,train\n");
        DataVersion second = add("a,b,y,part\n1,x,p,dev\n");
        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(second.labelDigest()).isEqualTo(first.labelDigest());
    }

    @Test
    void theSameContentInAnotherSpellingIsTheSameVersion() {
        DataVersion first = add("a,b,y,part\n1,x,p,train\n2.5,\"x\",q,train\n");
        DataVersion again = add("\uFEFFpart,y,b,a\r\ntrain,p,x,1.0\r\n\r\ntrain,q, x ,25e-1");
        assertThat(again).isEqualTo(first);
        assertThat(bench.datasets.versions(PROJECT, "d")).hasSize(1);
    }

    @Test
    void whatIsWrittenAsCsvCanBeReadAgain() {
        DataVersion first = add("a,b,y,part\n1,\"x, \"\"y\"\"\",p,train\n,z,,dev\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bench.datasets.writeCsv(first, Optional.empty(), out);
        String csv = out.toString(StandardCharsets.UTF_8);
        assertThat(csv).startsWith("example_id,a,b,y,part\n");
        assertThat(add(csv)).isEqualTo(first);
        String edited = csv.replace(",1,", ",2,");
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> add(edited));
        assertThat(problem.problems().getFirst().field()).isEqualTo("example_id of line 2");
    }

    @Test
    void pagesHoldEachRowOnce() {
        DataVersion version = add(
                many(1_003, i -> i + "," + (i % 7 == 0 ? "\"x,é\"" : "z") + ",p," + (i % 3 == 0 ? "dev" : "train")));
        for (Optional<String> split : List.of(Optional.<String>empty(), Optional.of("dev"))) {
            List<String> seen = new ArrayList<>();
            Optional<String> token = Optional.empty();
            do {
                Examples page = bench.datasets.rows(version, split, 100, token);
                page.items().forEach(row -> seen.add(row.values().get("a")));
                token = page.nextPageToken();
            } while (token.isPresent());
            List<String> expected = IntStream.range(0, 1_003)
                    .filter(i -> split.isEmpty() || i % 3 == 0)
                    .mapToObj(String::valueOf)
                    .toList();
            assertThat(seen).isEqualTo(expected);
        }
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> bench.datasets.rows(version, Optional.empty(), 10, Optional.of("nonsense")));
        assertThat(problem.kind()).isEqualTo(ProblemKind.MALFORMED);
    }

    @Test
    void duplicatesContradictionsAndLeaksAreReportedAndNothingIsDropped() {
        DataVersion version = add("a,b,y,part\n1,x,p,train\n1,x,p,train\n1,x,q,dev\n2,,,train\n3,z,p,train\n");
        assertThat(version.rows()).isEqualTo(5);
        assertThat(version.splits()).containsExactly(Map.entry("train", 4L), Map.entry("dev", 1L));
        Findings findings = version.findings();
        assertThat(findings.duplicates()).isEqualTo(2);
        assertThat(findings.contradictions()).isEqualTo(1);
        assertThat(findings.leaks()).isEqualTo(1);
        assertThat(findings.missing()).isEqualTo(1);
        assertThat(findings.unlabelled()).isEqualTo(1);
        assertThat(findings.warnings())
                .extracting(problem ->
                        problem.message().substring(0, problem.message().indexOf('.') + 1))
                .containsExactly(
                        "The number of examples in more than one split (1) must be 0.",
                        "The number of examples with more than one label (1) must be 0.",
                        "The number of rows that repeat an earlier one (2) must be 0.");
        assertThat(bench.datasets.version(PROJECT, "d", "1")).isEqualTo(version);
    }

    @Test
    void imagesAreProfiledByTheirDescriptorsAndDrawn() {
        List<Column> columns = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> columns.add(new Column("px" + i, ColumnType.NUMBER, ColumnRole.FEATURE)));
        Schema schema = new Schema(columns, Optional.of(new ImageLayout("px", 3, 3, 16)));
        String csv = "px0,px1,px2,px3,px4,px5,px6,px7,px8\n16,16,16,16,16,16,16,16,16\n0,0,0,0,16,0,0,0,0\n";
        DataVersion version =
                bench.datasets.addVersion(PROJECT, "d", new NewVersion(bench.file(csv), schema, Optional.empty(), ""));
        VersionProfile profile = bench.datasets.profile(version);
        assertThat(profile.numbers()).isEmpty();
        assertThat(profile.descriptors().keySet()).containsExactly("brightness", "contrast", "sharpness");
        assertThat(profile.descriptors().get("brightness"))
                .extracting(NumericProfile::mean)
                .isEqualTo((1 + 1.0 / 9) / 2);
        assertThat(version.splits()).containsExactly(Map.entry(DataVersion.WHOLE, 2L));
        String id = bench.datasets
                .rows(version, Optional.empty(), 1, Optional.empty())
                .items()
                .getFirst()
                .id();
        assertThat(bench.datasets.png(version, id)).startsWith(0x89, 'P', 'N', 'G');
        Features rows = bench.datasets.matrix(version, DataVersion.WHOLE);
        assertThat(rows.x()[1]).containsExactly(0, 0, 0, 0, 16, 0, 0, 0, 0);
        assertThat(rows.label(0)).isEmpty();
    }

    @Test
    void newRowsMakeAVersionThatExtendsItsParent() {
        DataVersion first = add("a,b,y,part\n1,x,p,train\n");
        DataVersion second = bench.datasets.addVersionFromRows(
                PROJECT,
                "d",
                1,
                List.of(new NewExample(Map.of("a", "7.0", "b", "x"), Optional.of("q"), "train")),
                "reviewed",
                List.of(new Node(Lineage.REVIEW, "e")));
        assertThat(second.rows()).isEqualTo(2);
        assertThat(second.parent()).contains(first.id());
        Node self = new Node(Lineage.DATASET_VERSION, second.id());
        Node parent = new Node(Lineage.DATASET_VERSION, first.id());
        Graph up = bench.lineage.walk(self, Lineage.Direction.UP, 16);
        assertThat(up.edges())
                .contains(
                        new Edge(self, parent, "extends"),
                        new Edge(self, new Node(Lineage.REVIEW, "e"), "made_from"),
                        new Edge(parent, new Node(Lineage.LABEL_SNAPSHOT, first.labelDigest()), "labelled_by"));
        assertThat(bench.lineage.walk(parent, Lineage.Direction.DOWN, 16).nodes())
                .containsExactly(parent, self);
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> bench.datasets.addVersionFromRows(
                        PROJECT,
                        "d",
                        1,
                        List.of(new NewExample(Map.of("c", "1"), Optional.empty(), "train")),
                        "",
                        List.of()));
        assertThat(problem).hasMessageContaining("column of new row 1 (c)");
    }

    @Test
    void randomBytesAreNeverTakenForDataAndNeverAnythingButAProblem() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            String csv = "a,b,y,part\n" + new String(noise, StandardCharsets.ISO_8859_1);
            try {
                DataVersion version = add(csv);
                assertThat(version.rows()).isPositive();
            } catch (ProblemException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sixteenWritersGetSixteenNumbers(TestDatabases database, @TempDir Path other) {
        try (Workbench crowded = new Workbench(database, other)) {
            crowded.datasets.create(PROJECT, "d", "");
            AtomicInteger value = new AtomicInteger();
            List<DataVersion> made = Workbench.sixteenAtOnce(() -> crowded.datasets.addVersion(
                    PROJECT,
                    "d",
                    new NewVersion(
                            crowded.file("a,b,y,part\n" + value.incrementAndGet() + ",x,p,train\n"),
                            SCHEMA,
                            Optional.empty(),
                            "")));
            Set<Integer> numbers = new HashSet<>();
            made.forEach(version -> numbers.add(version.number()));
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 16).boxed().toList());
            String same = crowded.file("a,b,y,part\n-1,x,p,train\n");
            assertThat(new HashSet<>(Workbench.sixteenAtOnce(() -> crowded.datasets.addVersion(
                            PROJECT, "d", new NewVersion(same, SCHEMA, Optional.empty(), "")))))
                    .hasSize(1);
        }
    }
}
