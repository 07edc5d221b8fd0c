package oxbow.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.core.metric.Figure;
import oxbow.data.Column;
import oxbow.data.ColumnRole;
import oxbow.data.ColumnType;
import oxbow.data.NewVersion;
import oxbow.data.Schema;
import oxbow.predict.Recipe;
import oxbow.problem.ProblemException;
import oxbow.testing.TestDatabases;
import oxbow.testing.Workbench;
import oxbow.track.NewModelVersion;

class EvaluationsTest {

    private static final String PROJECT = Workbench.PROJECT;

    /// Flowers of Fisher's Iris data, which is in the public domain: sepal length and width of three of each kind,
    /// one of them twice, and one unlabelled.
    private static final String FLOWERS = """
            sl,sw,kind
            5.1,3.5,0
            4.9,3.0,0
            5.1,3.5,0
            7.0,3.2,1
            6.4,3.2,1
            5.5,2.3,1
            6.3,3.3,2
            7.1,3.0,2
            7.6,3.0,2
            5.8,2.7,
            """;

    @TempDir
    Path folder;

    private static void prepare(Workbench bench) {
        Schema schema = new Schema(
                List.of(
                        new Column("sl", ColumnType.NUMBER, ColumnRole.FEATURE),
                        new Column("sw", ColumnType.NUMBER, ColumnRole.FEATURE),
                        new Column("kind", ColumnType.CATEGORY, ColumnRole.LABEL)),
                Optional.empty());
        bench.datasets.create(PROJECT, "iris", "");
        bench.datasets.addVersion(PROJECT, "iris", new NewVersion(bench.file(FLOWERS), schema, Optional.empty(), ""));
        bench.registry.create(PROJECT, "good");
        bench.registry.create(PROJECT, "bad");
        String file = bench.resource("/oxbow/predict/logreg_iris.onnx");
        for (String model : List.of("good", "good", "bad")) {
            Recipe recipe = model.equals("bad") ? new Recipe(0.01, 0, false) : Recipe.IDENTITY;
            bench.registry.register(
                    PROJECT,
                    model,
                    new NewModelVersion(Optional.empty(), file, List.of(), Optional.empty(), recipe, ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameEvaluationIsFoundAgainAndFiguresRestOnLabelledRows(TestDatabases database) {
        try (Workbench bench = new Workbench(database, folder)) {
            prepare(bench);
            Evaluation first = bench.evaluations.evaluate(PROJECT, "good/1", "iris", "1", "all");
            assertThat(first.n()).isEqualTo(9);
            assertThat(first.unlabelled()).isEqualTo(1);
            assertThat(first.accuracy()).isInstanceOfSatisfying(Figure.Known.class, known -> {
                assertThat(known.n()).isEqualTo(9);
                assertThat(known.value()).isBetween(known.low(), known.high());
            });
            assertThat(first.majority())
                    .isInstanceOfSatisfying(
                            Figure.Known.class,
                            known -> assertThat(known.value()).isEqualTo(3.0 / 9));
            assertThat(first.classes())
                    .hasSize(3)
                    .allSatisfy(each -> assertThat(each.n()).isEqualTo(3));
            assertThat(bench.evaluations.evaluate(PROJECT, "good/2", "iris", "latest", "all"))
                    .as("the same bytes under another name")
                    .isEqualTo(first);
            Evaluation bad = bench.evaluations.evaluate(PROJECT, "bad/1", "iris", "1", "all");
            assertThat(bad.id()).isNotEqualTo(first.id());
            assertThat(bench.evaluations.list(PROJECT, Optional.empty(), Optional.of("iris"), 10))
                    .containsExactlyInAnyOrder(first, bad);
        }
    }

    @ParameterizedTest
    @EnumSource
    void comparisonsArePairedByExample(TestDatabases database) {
        try (Workbench bench = new Workbench(database, folder)) {
            prepare(bench);
            Evaluation good = bench.evaluations.evaluate(PROJECT, "good/1", "iris", "1", "all");
            Evaluation bad = bench.evaluations.evaluate(PROJECT, "bad/1", "iris", "1", "all");
            Comparison comparison = bench.evaluations.compare(PROJECT, good.id(), bad.id());
            assertThat(comparison.n())
                    .as("the flower that stands twice counts once")
                    .isEqualTo(8);
            assertThat(comparison.leftOut()).isZero();
            assertThat(comparison.bothRight()
                            + comparison.onlyFirstRight()
                            + comparison.onlySecondRight()
                            + comparison.bothWrong())
                    .isEqualTo(8);
            assertThat(comparison.onlyFirstRight())
                    .as("with different counts, so that turning them round shows")
                    .isNotEqualTo(comparison.onlySecondRight());
            Comparison turned = bench.evaluations.compare(PROJECT, bad.id(), good.id());
            assertThat(turned.onlySecondRight()).isEqualTo(comparison.onlyFirstRight());
            assertThat(turned.mcnemarP()).isEqualTo(comparison.mcnemarP());
        }
    }

    @ParameterizedTest
    @EnumSource
    void sixteenEvaluationsOfTheSameAreOne(TestDatabases database) {
        try (Workbench bench = new Workbench(database, folder)) {
            prepare(bench);
            List<Evaluation> made =
                    Workbench.sixteenAtOnce(() -> bench.evaluations.evaluate(PROJECT, "good/1", "iris", "1", "all"));
            assertThat(made)
                    .allSatisfy(each ->
                            assertThat(each.id()).isEqualTo(made.getFirst().id()));
            assertThat(bench.evaluations.list(PROJECT, Optional.empty(), Optional.empty(), 10))
                    .hasSize(1);
            ProblemException problem = catchThrowableOfType(
                    ProblemException.class, () -> bench.evaluations.evaluate(PROJECT, "good/1", "iris", "1", "test"));
            assertThat(problem).hasMessage("The split (test) must be one of all.");
        }
    }
}
