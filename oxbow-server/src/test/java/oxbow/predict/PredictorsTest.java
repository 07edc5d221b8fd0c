package oxbow.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

class PredictorsTest {

    private static final Predictors PREDICTORS = TestModels.predictors(2);
    private static final Tensor IRIS =
            Tensor.floats("float_input", new long[] {3, 2}, 5.1f, 3.5f, 6.2f, 2.2f, 7.7f, 3.0f);

    @AfterAll
    static void stop() {
        PREDICTORS.close();
    }

    @Test
    void aMapOfProbabilitiesBecomesADenseTensorWithItsClassesNamed() {
        try (Loaded iris = TestModels.load(PREDICTORS, "logreg_iris.onnx")) {
            assertThat(iris.signature().classes()).containsExactly("0", "1", "2");
            Result result = iris.run(List.of(IRIS));
            Tensor probabilities = result.outputs().get(1);
            assertThat(probabilities.shape()).containsExactly(3, 3);
            assertThat(probabilities.number(0)).isCloseTo(0.97825307, within(1e-4));
            assertThat(probabilities.number(5)).isCloseTo(0.23676375, within(1e-4));
            Scored scored = result.scored().orElseThrow();
            assertThat(scored.label(2)).isEqualTo("0");
            assertThat(scored.score(2)).isCloseTo(0.81649935, within(1e-4));
        }
    }

    @Test
    void aModelThatAnswersScoresGainsALabelOnceItsClassesAreNamed() {
        Signature described =
                PREDICTORS.inspect(TestModels.bytes("mul_1.onnx")).described(List.of("low", "high"), Optional.empty());
        try (Loaded model = PREDICTORS.load("mul_1.onnx", Recipe.IDENTITY, described)) {
            Result result = model.run(List.of(Tensor.floats("X", new long[] {3, 2}, 1, 2, 3, -4, 5, 6)));
            assertThat(result.outputs()).extracting(Tensor::name).containsExactly("Y", "label");
            assertThat(result.outputs().get(1).texts()).containsExactly("high", "low", "high");
            assertThat(described.outputs()).extracting(TensorSpec::name).containsExactly("Y", "label");
        }
    }

    @Test
    void aRowWhoseScoresAreNoNumbersHasNoClass() {
        Signature described =
                PREDICTORS.inspect(TestModels.bytes("mul_1.onnx")).described(List.of("low", "high"), Optional.empty());
        float infinite = Float.POSITIVE_INFINITY;
        try (Loaded model = PREDICTORS.load("mul_1.onnx", Recipe.IDENTITY, described)) {
            Result result =
                    model.run(List.of(Tensor.floats("X", new long[] {3, 2}, 1, Float.NaN, infinite, 1, 5, -infinite)));
            assertThat(result.outputs().get(1).texts()).containsExactly("", "", "low");
            Scored scored = result.scored().orElseThrow();
            assertThat(scored.label(0)).isEmpty();
            assertThat(scored.index(0)).isEqualTo(-1);
            assertThat(scored.score(0)).isNaN();
            assertThat(scored.probabilities(0)).isEmpty();
            assertThat(scored.score(2)).isEqualTo(1);
        }
    }

    @Test
    void theRecipeIsAppliedBeforeTheModel() {
        Signature described = PREDICTORS
                .inspect(TestModels.bytes("mul_1.onnx"))
                .described(List.of(), Optional.of(new InputImage(1, 2, 16)));
        try (Loaded model = PREDICTORS.load("mul_1.onnx", new Recipe(0.5, 1, false), described)) {
            Tensor out = model.run(List.of(Tensor.floats("X", new long[] {3, 2}, 2, 4, 6, 8, 10, 12)))
                    .outputs()
                    .getFirst();
            assertThat(out.rowFloats(0)).containsExactly(2, 6);
            assertThat(out.rowFloats(2)).containsExactly(30, 42);
        }
    }

    @Test
    void transposingSwapsRowsAndColumnsOfEveryImage() {
        Tensor raw = Tensor.floats("x", new long[] {2, 6}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Tensor seen = new Recipe(1, 0, true).apply(raw, Optional.of(new InputImage(3, 2, 16)));
        assertThat(seen.rowFloats(0)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(seen.rowFloats(1)).containsExactly(7, 10, 8, 11, 9, 12);
    }

    @Test
    void whatIsNoModelIsRefusedWithTheReason() {
        byte[] torn = java.util.Arrays.copyOf(TestModels.bytes("lightgbm.onnx"), 2000);
        assertThatThrownBy(() -> PREDICTORS.inspect(torn)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(ProblemKind.RULE_BROKEN);
            assertThat(refused).hasMessageContaining("model file (2000 bytes) must be an ONNX model");
        });
        assertThatThrownBy(() -> PREDICTORS.inspect(new byte[0])).isInstanceOf(ProblemException.class);
    }

    @Test
    void aModelReadsNoFileOfTheServer() {
        assertThat(Path.of("pom.xml")).as("what the model names as its weights").exists();
        assertThatThrownBy(() -> PREDICTORS.inspect(TestModels.bytes("hostile/weights_elsewhere.onnx")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model file")
                .hasMessageContaining("xternal");
    }

    @Test
    void aModelWithoutInputsOrARequestWithoutRowsIsRefused() {
        assertThatThrownBy(() -> PREDICTORS.inspect(TestModels.bytes("hostile/no_inputs.onnx")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("number of inputs of the model (0)");
        Signature open = new Signature(
                List.of(new TensorSpec("x", Datatype.FP32, List.of(-1L, 2L))), List.of(), List.of(), Optional.empty());
        assertThatThrownBy(() -> open.check(List.of(Tensor.floats("x", new long[] {0, 2}))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("shape of input 'x' ([0,2]) must have at least one row");
    }

    @Test
    void aModelThatNeverEndsIsRefusedAndOthersServeOn() {
        try (Predictors impatient =
                        new Predictors(TestModels::bytes, 1, Path.of("target", "native"), Duration.ofMillis(200));
                Loaded iris = TestModels.load(impatient, "logreg_iris.onnx")) {
            byte[] endless = TestModels.bytes("hostile/endless_loop.onnx");
            assertThatThrownBy(() -> impatient.inspect(endless))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("model file must answer a row of zeros");
            assertThat(iris.run(List.of(IRIS)).scored()).isPresent();
        }
    }

    @Test
    void anEndlessRunIsEndedAndItsThreadServesOn() {
        Signature declared = new Signature(
                List.of(new TensorSpec("input", Datatype.FP32, List.of(1L, 2L))),
                List.of(new TensorSpec("y", Datatype.FP32, List.of(1L, 2L))),
                List.of(),
                Optional.empty());
        try (Predictors impatient =
                        new Predictors(TestModels::bytes, 1, Path.of("target", "native"), Duration.ofMillis(200));
                Loaded iris = TestModels.load(impatient, "logreg_iris.onnx");
                Loaded endless = impatient.load("hostile/endless_loop.onnx", Recipe.IDENTITY, declared)) {
            assertThatThrownBy(() -> endless.run(List.of(Tensor.floats("input", new long[] {1, 2}, 1, 2))))
                    .isInstanceOf(ModelFailure.class)
                    .hasMessageContaining("too long");
            assertThat(iris.run(List.of(IRIS)).scored()).isPresent();
        }
    }

    @Test
    void aWrongInputIsRefusedWithTensorValueAndRule() {
        try (Loaded iris = TestModels.load(PREDICTORS, "logreg_iris.onnx")) {
            assertThatThrownBy(() ->
                            iris.run(List.of(Tensor.floats("float_input", new long[] {2, 3}, 1, 2, 3, 4, 5, 6))))
                    .hasMessageContaining("shape of input 'float_input' ([2,3]) must be [3,2]");
            assertThatThrownBy(() -> iris.run(List.of(IRIS.named("x"))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(problem -> problem.field())
                                    .containsExactly("input 'x'", "input 'float_input'"));
            assertThatThrownBy(() -> iris.run(List.of(IRIS, IRIS))).hasMessageContaining("given twice");
            assertThatThrownBy(() -> iris.run(List.of(Tensor.texts("float_input", new long[] {1}, List.of("a")))))
                    .hasMessageContaining("datatype of input 'float_input' (BYTES) must be FP32");
        }
    }

    @Test
    void closingWhileRunsAreUnderWayNeverDisturbsThem() throws Exception {
        Signature signature = PREDICTORS.inspect(TestModels.bytes("lightgbm.onnx"));
        AtomicReference<Loaded> serving =
                new AtomicReference<>(PREDICTORS.load("lightgbm.onnx", Recipe.IDENTITY, signature));
        AtomicBoolean stop = new AtomicBoolean();
        List<Future<Long>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                callers.add(threads.submit(() -> runUntil(stop, serving)));
            }
            for (int i = 0; i < 300; i++) {
                Loaded next = PREDICTORS.load("lightgbm.onnx", Recipe.IDENTITY, signature);
                serving.getAndSet(next).close();
                if (i % 2 == 0) {
                    serving.get().close();
                    serving.set(PREDICTORS.load("lightgbm.onnx", Recipe.IDENTITY, signature));
                }
            }
            stop.set(true);
            for (Future<Long> caller : callers) {
                assertThat(caller.get()).isPositive();
            }
        }
        serving.get().close();
    }

    private static long runUntil(AtomicBoolean stop, AtomicReference<Loaded> serving) {
        long runs = 0;
        while (!stop.get() || runs == 0) {
            Optional<Loaded> held = serving.get().retain();
            if (held.isPresent()) {
                try (Loaded mine = held.get()) {
                    Scored scored = mine.run(List.of(Tensor.floats("input", new long[] {1, 2}, 5.8f, 2.8f)))
                            .scored()
                            .orElseThrow();
                    assertThat(scored.score(0)).isCloseTo(0.40904793, within(1e-4));
                    runs++;
                }
            }
        }
        return runs;
    }

    @Test
    void aClosedHandleSaysSoAndAnotherOneGoesOn() {
        Loaded first = TestModels.load(PREDICTORS, "logreg_iris.onnx");
        try (Loaded second = first.retain().orElseThrow()) {
            first.close();
            first.close();
            assertThat(first.retain()).isEmpty();
            assertThatThrownBy(() -> first.run(List.of(IRIS))).isInstanceOf(IllegalStateException.class);
            assertThat(second.run(List.of(IRIS)).outputs()).hasSize(2);
        }
    }

    @Test
    void scoringRowsGivesWhatTheModelGives() {
        try (Loaded model = TestModels.load(PREDICTORS, "lightgbm.onnx")) {
            Scored scored = model.score(new float[][] {{5.8f, 2.8f}, {5.1f, 3.5f}});
            assertThat(scored.size()).isEqualTo(2);
            assertThat(scored.index(0)).isEqualTo(1);
            assertThat(scored.probabilities(0)[1]).isCloseTo(0.40904793f, within(1e-4f));
        }
    }
}
