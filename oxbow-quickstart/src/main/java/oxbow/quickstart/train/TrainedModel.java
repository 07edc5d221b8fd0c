package oxbow.quickstart.train;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import oxbow.quickstart.digits.Image;

/// A model in memory, and the file a server takes.
public final class TrainedModel {
    private final LinearSGDModel model;
    private final int rows;

    TrainedModel(LinearSGDModel model, int rows) {
        this.model = model;
        this.rows = rows;
    }

    /// How many rows it was trained on, copies included.
    public int rows() {
        return rows;
    }

    /// The classes in the order of the model's output.
    public List<String> classes() {
        ImmutableOutputInfo<Label> outputs = model.getOutputIDInfo();
        return IntStream.range(0, outputs.size())
                .mapToObj(id -> outputs.getOutput(id).getLabel())
                .toList();
    }

    public String predict(Image image) {
        return prediction(image).getOutput().getLabel();
    }

    /// One probability per class, in the order of [#classes()].
    public double[] probabilities(Image image) {
        Map<String, Label> scores = prediction(image).getOutputScores();
        return classes().stream()
                .mapToDouble(name -> requireNonNull(scores.get(name)).getScore())
                .toArray();
    }

    private Prediction<Label> prediction(Image image) {
        return model.predict(Trainer.example(image, "?"));
    }

    /// Share of the samples it reads rightly.
    public double accuracy(List<Sample> samples) {
        long right = samples.stream()
                .filter(sample -> predict(sample.image()).equals(sample.label()))
                .count();
        return (double) right / samples.size();
    }

    /// The model as an ONNX file: input `input` (rows × 64 grey values from 0 to 1), output `output` (rows ×
    /// classes).
    public byte[] onnx() {
        return model.exportONNXModel("oxbow.quickstart", 1).toByteArray();
    }
}
