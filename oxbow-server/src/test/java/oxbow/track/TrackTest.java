package oxbow.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.data.Column;
import oxbow.data.ColumnRole;
import oxbow.data.ColumnType;
import oxbow.data.Edge;
import oxbow.data.Lineage;
import oxbow.data.NewVersion;
import oxbow.data.Node;
import oxbow.data.Schema;
import oxbow.predict.Recipe;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.testing.TestDatabases;
import oxbow.testing.Workbench;

class TrackTest {

    private static final String PROJECT = Workbench.PROJECT;
    private static final Schema SCHEMA =
            new Schema(List.of(new Column("a", ColumnType.NUMBER, ColumnRole.FEATURE)), Optional.empty());

    @TempDir
    Path folder;

    private static void addData(Workbench bench, String name, String csv) {
        bench.datasets.create(PROJECT, name, "");
        bench.datasets.addVersion(PROJECT, name, new NewVersion(bench.file(csv), SCHEMA, Optional.empty(), ""));
    }

    private static Run start(Workbench bench, String dataset, String code, Map<String, String> params) {
        return bench.runs.start(
                PROJECT, new NewRun("e", "", params, Map.of(), List.of(new NewRun.Input(dataset, "latest")), code));
    }

    @ParameterizedTest
    @EnumSource
    void paramsAreWrittenOnceAndTheLatestMetricIsByStep(TestDatabases database) {
        try (Workbench bench = new Workbench(database, folder)) {
            addData(bench, "d", "a\n1\n");
            bench.runs.createExperiment(PROJECT, "e");
            Run run = start(bench, "d", "abc", Map.of("epochs", "3"));
            assertThat(bench.runs.find(PROJECT, run.id())).isEqualTo(run);
            bench.runs.addParams(PROJECT, run.id(), Map.of("epochs", "3", "rate", "0.1"));
            ProblemException problem = catchThrowableOfType(
                    ProblemException.class,
                    () -> bench.runs.addParams(PROJECT, run.id(), Map.of("epochs", "4", "seed", "1")));
            assertThat(problem).hasMessage("The param epochs (4) must stay 3, as first written.");
            NewMetric late = new NewMetric("loss", 0.5, 10);
            bench.runs.addMetrics(PROJECT, run.id(), List.of(late, new NewMetric("loss", Double.NaN, 2)));
            bench.runs.addMetrics(PROJECT, run.id(), List.of(late, new NewMetric("loss", 0.7, 3)));
            Run ended = bench.runs.end(PROJECT, run.id(), RunStatus.FINISHED);
            assertThat(ended.params()).containsExactly(Map.entry("epochs", "3"), Map.entry("rate", "0.1"));
            assertThat(ended.metrics().get("loss")).extracting(Metric::value).isEqualTo(0.5);
            assertThat(bench.runs.history(PROJECT, run.id(), "loss"))
                    .extracting(Metric::value)
                    .containsExactly(Double.NaN, 0.7, 0.5);
            assertThat(bench.runs.end(PROJECT, run.id(), RunStatus.FINISHED)).isEqualTo(ended);
            ProblemException conflict = catchThrowableOfType(
                    ProblemException.class, () -> bench.runs.end(PROJECT, run.id(), RunStatus.FAILED));
            assertThat(conflict.kind()).isEqualTo(ProblemKind.CONFLICT);
        }
    }

    private static Map<String, String> pairs(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toMap(i -> "p" + i, String::valueOf));
    }

    private static NewRun run(String name, Map<String, String> params, Map<String, String> tags, String code) {
        return new NewRun("e", name, params, tags, List.of(), code);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBeyondTheLimitsIsRefusedWhole(TestDatabases database) {
        try (Workbench bench = new Workbench(database, folder)) {
            bench.runs.createExperiment(PROJECT, "e");
            ProblemException wrong = catchThrowableOfType(
                    ProblemException.class,
                    () -> bench.runs.start(
                            PROJECT,
                            run("n".repeat(251), pairs(0, 1_001), Map.of("t", "v".repeat(6_001)), "c".repeat(251))));
            assertThat(wrong.problems())
                    .extracting(Problem::message)
                    .containsExactly(
                            "The name (251 characters) must have at most 250 characters.",
                            "The code_version (251 characters) must have at most 250 characters.",
                            "The number of params (1001) must be at most 1000.",
                            "The tag t (6001 characters) must have at most 6000 characters.");
            Run run = bench.runs.start(
                    PROJECT, run("n".repeat(250), pairs(0, 999), Map.of("t", "v".repeat(6_000)), "c".repeat(250)));
            assertThat(bench.runs.list(PROJECT, Optional.empty(), Optional.empty(), 10))
                    .hasSize(1);

            bench.runs.addParams(PROJECT, run.id(), pairs(0, 1_000));
            assertThat(catchThrowableOfType(
                            ProblemException.class, () -> bench.runs.addParams(PROJECT, run.id(), pairs(1_000, 1_001))))
                    .hasMessage("The number of params of the run (1001) must be at most 1000.");
            bench.runs.addMetrics(
                    PROJECT,
                    run.id(),
                    IntStream.range(0, 1_000)
                            .mapToObj(i -> new NewMetric("m" + i, i, 0))
                            .toList());
            bench.runs.addMetrics(PROJECT, run.id(), List.of(new NewMetric("m0", 1, 1)));
            assertThat(catchThrowableOfType(
                            ProblemException.class,
                            () -> bench.runs.addMetrics(PROJECT, run.id(), List.of(new NewMetric("more", 1, 0)))))
                    .hasMessage("The number of metrics of the run (1001) must be at most 1000.");
            assertThat(bench.runs.find(PROJECT, run.id()).metrics()).hasSize(1_000);
            assertThat(catchThrowableOfType(
                            ProblemException.class, () -> bench.datasets.create(PROJECT, "wordy", "d".repeat(4_001))))
                    .hasMessage("The description (4001 characters) must have at most 4000 characters.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aComparisonSaysWhatWasHeldFixed(TestDatabases database) {
        try (Workbench bench = new Workbench(database, folder)) {
            addData(bench, "d", "a\n1\n");
            addData(bench, "other", "a\n2\n");
            bench.runs.createExperiment(PROJECT, "e");
            Run first = start(bench, "d", "abc", Map.of("epochs", "3", "rate", "0.1"));
            Run second = start(bench, "d", "abc", Map.of("epochs", "20", "rate", "0.1"));
            Run third = start(bench, "other", "abc", Map.of("epochs", "20", "rate", "0.1"));
            Run silent = start(bench, "other", "", Map.of("epochs", "20", "rate", "0.1"));
            RunComparison models = bench.runs.compare(PROJECT, List.of(first.id(), second.id()));
            assertThat(models.heldFixed()).containsExactly("data", "code", "param rate");
            assertThat(models.differs())
                    .containsExactly(new RunComparison.Difference("param epochs", List.of("3", "20")));
            assertThat(models.sentence()).isEqualTo("The data was held fixed; param epochs differs.");
            RunComparison data = bench.runs.compare(PROJECT, List.of(second.id(), third.id()));
            assertThat(data.sentence()).isEqualTo("Only the data differs.");
            assertThat(bench.runs
                            .compare(PROJECT, List.of(silent.id(), silent.id()))
                            .unknown())
                    .containsExactly("code");
            assertThat(bench.runs.list(PROJECT, Optional.of("e"), Optional.of(third.id()), 1))
                    .containsExactly(second);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sixteenRegistrationsGetSixteenNumbersAndACorruptFileNone(TestDatabases database) {
        try (Workbench bench = new Workbench(database, folder)) {
            addData(bench, "d", "a\n1\n");
            bench.runs.createExperiment(PROJECT, "e");
            Run run = start(bench, "d", "abc", Map.of());
            bench.registry.create(PROJECT, "iris");
            String file = bench.resource("/oxbow/predict/logreg_iris.onnx");
            NewModelVersion wanted =
                    new NewModelVersion(Optional.of(run.id()), file, List.of(), Optional.empty(), Recipe.IDENTITY, "");
            List<Integer> numbers = Workbench.sixteenAtOnce(
                    () -> bench.registry.register(PROJECT, "iris", wanted).version());
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 16).boxed().toList());
            NewModelVersion corrupt = new NewModelVersion(
                    Optional.empty(), bench.file("no model"), List.of(), Optional.empty(), Recipe.IDENTITY, "");
            ProblemException problem = catchThrowableOfType(
                    ProblemException.class, () -> bench.registry.register(PROJECT, "iris", corrupt));
            assertThat(problem.kind()).isEqualTo(ProblemKind.RULE_BROKEN);
            assertThat(bench.registry.versions(PROJECT, "iris")).hasSize(16);
            ModelVersion version = bench.registry.modelVersion(PROJECT, "iris/7");
            assertThat(bench.registry.modelVersion(PROJECT, version.id())).isEqualTo(version);
            Node self = new Node(Lineage.MODEL_VERSION, version.id());
            assertThat(bench.lineage.walk(self, Lineage.Direction.UP, 4).edges())
                    .contains(new Edge(self, new Node(Lineage.RUN, run.id()), "made_by"));
        }
    }
}
