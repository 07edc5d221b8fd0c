package oxbow.quickstart.train;

import java.util.Map;
import java.util.TreeMap;

/// How a model is trained: everything that, with the data and the code, decides what comes out.
///
/// @param rows          how many of the training images are used, from the first
/// @param epochs        passes over the data
/// @param learningRate  initial rate of AdaGrad
/// @param darkCopies    darkened copies made of each image; 0 trains on the images as they are
/// @param seed          for the order of the images and for the copies
public record Recipe(int rows, int epochs, double learningRate, int darkCopies, long seed) {
    /// The settings as text, as a run records them.
    ///
    /// @param used how many images there were to train on, of the `rows` wanted at most
    public Map<String, String> params(int used) {
        Map<String, String> params = new TreeMap<>();
        params.put("model", "multinomial logistic regression");
        params.put("optimiser", "AdaGrad");
        params.put("learning_rate", Double.toString(learningRate));
        params.put("epochs", Integer.toString(epochs));
        params.put("rows", Integer.toString(Math.min(rows, used) * (1 + darkCopies)));
        params.put("dark_copies", Integer.toString(darkCopies));
        params.put("seed", Long.toString(seed));
        return params;
    }
}
