package oxbow.quickstart.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.digits.Digit;
import oxbow.quickstart.digits.Digits;
import oxbow.quickstart.digits.Image;
import oxbow.quickstart.digits.Split;

class TrainerTest {
    private final Split split = Split.of(Digits.all(), Recipes.SEED);
    private final List<Sample> train = Samples.of(split.train(), Camera.WELL, new Random(1));
    private final List<Sample> clean = Samples.of(split.test(), Camera.WELL, new Random(2));
    private final List<Sample> dark = Samples.of(split.test(), Camera.FAILED, new Random(3));

    @Test
    void theModelsAreAsGoodAndAsBadAsTheDemonstrationSays() {
        TrainedModel better = Trainer.train(train, Recipes.BETTER);

        assertThat(better.accuracy(clean)).isCloseTo(.958, within(.02));
        assertThat(better.accuracy(dark)).isCloseTo(.729, within(.03));
        assertThat(Trainer.train(train, Recipes.BASELINE).accuracy(clean)).isBetween(.84, .90);
    }

    @Test
    void aRunNotesAsManyRowsAsItWasTrainedOn() {
        for (Recipe recipe : List.of(Recipes.BASELINE, Recipes.BETTER, Recipes.DARKENED)) {
            assertThat(recipe.params(train.size()))
                    .containsEntry(
                            "rows",
                            Integer.toString(Trainer.train(train, recipe).rows()));
        }
    }

    @Test
    void theBadCandidateMakesAboutTwiceTheErrorsOnLiveImages() {
        List<Sample> live = Samples.of(split.before(), Camera.WELL, new Random(4));

        double better = 1 - Trainer.train(train, Recipes.BETTER).accuracy(live);
        double bad = 1 - Trainer.train(train, Recipes.BAD).accuracy(live);

        assertThat(bad / better).isBetween(1.7, 2.5);
    }

    @Test
    void theOnnxFileGivesTheSameProbabilitiesInTheSameOrder() throws OrtException {
        TrainedModel model = Trainer.train(train, Recipes.BASELINE);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model.onnx())) {
            for (Sample sample : clean.subList(0, 100)) {
                assertThat(onnx(environment, session, sample.image()))
                        .containsExactly(model.probabilities(sample.image()), within(1e-5));
            }
        }
        assertThat(model.classes()).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void theSameRecipeGivesTheSameModel() {
        TrainedModel once = Trainer.train(train, Recipes.BASELINE);
        TrainedModel again = Trainer.train(train, Recipes.BASELINE);

        assertThat(clean)
                .allSatisfy(sample ->
                        assertThat(again.probabilities(sample.image())).isEqualTo(once.probabilities(sample.image())));
    }

    @Test
    void aTransposedImageIsReadWronglyMostOfTheTime() {
        TrainedModel better = Trainer.train(train, Recipes.BETTER);
        List<Sample> transposed = split.test().stream()
                .map(digit -> new Sample(transposed(digit), Integer.toString(digit.label())))
                .toList();

        assertThat(better.accuracy(transposed)).isLessThan(.5);
    }

    private static Image transposed(Digit digit) {
        float[] values = new float[Image.PIXELS];
        for (int pixel = 0; pixel < Image.PIXELS; pixel++) {
            values[pixel] = digit.image().at(pixel % Image.SIDE * Image.SIDE + pixel / Image.SIDE);
        }
        return Image.of(values);
    }

    private static double[] onnx(OrtEnvironment environment, OrtSession session, Image image) throws OrtException {
        float[][] rows = {image.values()};
        for (int i = 0; i < Image.PIXELS; i++) {
            rows[0][i] /= Image.WHITE;
        }
        try (OnnxTensor input = OnnxTensor.createTensor(environment, rows);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            float[] scores = ((float[][]) result.get(0).getValue())[0];
            double[] probabilities = new double[scores.length];
            Arrays.setAll(probabilities, i -> scores[i]);
            return probabilities;
        }
    }
}
