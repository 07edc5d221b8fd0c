package oxbow.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a classifier's outputs as classes: the model's own label if it gives one, else the class of the highest
/// score. Scores that are not shares of one (all within 0 to 1, sum within 1 % of 1) go through a softmax first.
/// A row whose scores are no numbers has no class, whatever else the model says of it.
final class OutputReading {

    private static final double SLACK = 0.01;

    private final Signature own;
    private final Signature described;

    /// @param own what the model itself says
    /// @param described the same with the classes that whoever registered it named
    OutputReading(Signature own, Signature described) {
        this.own = own;
        this.described = described;
    }

    Result read(List<Tensor> outputs) {
        Optional<Tensor> labels = own.labelOutput().flatMap(spec -> named(outputs, spec.name()));
        Optional<Tensor> scores =
                described.scoreOutput().or(own::scoreOutput).flatMap(spec -> named(outputs, spec.name()));
        if (labels.isEmpty() && scores.isEmpty()) {
            return new Result(outputs, Optional.empty());
        }
        Scored scored = scored(labels, scores);
        boolean adds = described.outputs().size() > own.outputs().size();
        if (!adds) {
            return new Result(outputs, Optional.of(scored));
        }
        List<Tensor> all = new ArrayList<>(outputs);
        List<String> texts = new ArrayList<>(scored.size());
        for (int row = 0; row < scored.size(); row++) {
            texts.add(scored.label(row));
        }
        all.add(Tensor.texts(Signature.LABEL, new long[] {scored.size()}, texts));
        return new Result(all, Optional.of(scored));
    }

    private Scored scored(Optional<Tensor> labels, Optional<Tensor> scores) {
        int rows = scores.or(() -> labels).orElseThrow().rows();
        List<String> classes = classes(scores);
        List<String> names = new ArrayList<>(rows);
        int[] indexes = new int[rows];
        double[] sure = new double[rows];
        float[][] probabilities = new float[rows][];
        for (int row = 0; row < rows; row++) {
            int at = row;
            float[] shares = scores.map(tensor -> shares(tensor.rowFloats(at))).orElseGet(() -> new float[0]);
            if (undefined(shares)) {
                names.add("");
                indexes[row] = -1;
                probabilities[row] = new float[0];
                sure[row] = Double.NaN;
                continue;
            }
            String name =
                    labels.map(tensor -> className(tensor, at, classes)).orElseGet(() -> classes.get(highest(shares)));
            int index = classes.indexOf(name);
            names.add(name);
            indexes[row] = index;
            probabilities[row] = shares;
            sure[row] = index >= 0 && index < shares.length ? shares[index] : Double.NaN;
        }
        return new Scored(classes, List.copyOf(names), indexes, sure, probabilities);
    }

    private List<String> classes(Optional<Tensor> scores) {
        if (!described.classes().isEmpty() || scores.isEmpty()) {
            return described.classes();
        }
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < scores.get().rowElements(); i++) {
            numbered.add(Integer.toString(i));
        }
        return numbered;
    }

    /// The model's label; a whole number that is not a class itself counts as the place of one.
    private static String className(Tensor labels, int row, List<String> classes) {
        String text = labels.text(row);
        if (classes.contains(text) || labels.datatype() == Datatype.BYTES) {
            return text;
        }
        int place = (int) labels.number(row);
        return place >= 0 && place < classes.size() ? classes.get(place) : text;
    }

    private static Optional<Tensor> named(List<Tensor> outputs, String name) {
        return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
    }

    private static int highest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static float[] shares(float[] scores) {
        double sum = 0;
        boolean shares = true;
        for (float score : scores) {
            sum += score;
            shares &= score >= -SLACK && score <= 1 + SLACK;
        }
        return shares && Math.abs(sum - 1) <= SLACK ? scores : softmax(scores);
    }

    /// A score that is no number, or an infinite one, makes every share so.
    private static boolean undefined(float[] shares) {
        for (float share : shares) {
            if (Float.isNaN(share)) {
                return true;
            }
        }
        return false;
    }

    private static float[] softmax(float[] scores) {
        double top = scores[highest(scores)];
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - top);
        }
        float[] shares = new float[scores.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (Math.exp(scores[i] - top) / sum);
        }
        return shares;
    }
}
