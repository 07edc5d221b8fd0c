package oxbow.quickstart.train;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import oxbow.quickstart.digits.Image;

/// Trains multinomial logistic regression with Tribuo on grey values from 0 to 1.
public final class Trainer {
    // Tribuo orders features by name, so the names are padded to keep the order of the pixels.
    private static final String[] FEATURES =
            IntStream.range(0, Image.PIXELS).mapToObj("p%02d"::formatted).toArray(String[]::new);

    private static final LabelFactory LABELS = new LabelFactory();
    private static final OffsetDateTime FIXED_TIME = OffsetDateTime.of(2026, 11, 21, 0, 0, 0, 0, ZoneOffset.UTC);

    // Kept here, because a logger that nobody holds forgets its level.
    private static final Logger LIBRARY = Logger.getLogger("org.tribuo");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private Trainer() {}

    /// Trains on the first `recipe.rows()` samples. The same samples and recipe give the same model.
    public static TrainedModel train(List<Sample> samples, Recipe recipe) {
        List<Sample> chosen = samples.subList(0, Math.min(recipe.rows(), samples.size()));
        List<Sample> rows = Darkening.of(chosen, recipe.darkCopies(), new Random(recipe.seed()));
        List<Example<Label>> examples = new ArrayList<>(rows.size());
        for (Sample sample : rows) {
            examples.add(example(sample.image(), sample.label()));
        }
        MutableDataset<Label> data =
                new MutableDataset<>(examples, new SimpleDataSourceProvenance("digits", FIXED_TIME, LABELS), LABELS);
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new LogMulticlass(), new AdaGrad(recipe.learningRate()), recipe.epochs(), -1, 1, recipe.seed());
        LinearSGDModel model = trainer.train(data);
        return new TrainedModel(model, rows.size());
    }

    static Example<Label> example(Image image, String label) {
        double[] values = new double[Image.PIXELS];
        Arrays.setAll(values, i -> image.at(i) / Image.WHITE);
        return new ArrayExample<>(new Label(label), FEATURES, values);
    }
}
