package oxbow.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oxbow.core.metric.ConfusionMatrix;
import oxbow.data.Features;
import oxbow.predict.Scored;

/// The single predictions of an evaluation, row by row, as they are kept among the artifacts.
///
/// @param classes the classes of the model, then whatever else occurs
/// @param scores how sure the model was, NaN if it does not say
record Outcomes(
        List<String> classes,
        List<String> exampleIds,
        List<String> truths,
        List<String> predicted,
        List<Double> scores) {

    /// The class of rows for which the model answered no numbers; it counts as wrong.
    private static final String NO_ANSWER = "(no answer)";

    /// What one example came to.
    record Outcome(String truth, String predicted) {
        boolean right() {
            return truth.equals(predicted);
        }
    }

    static Outcomes of(Features rows, Scored scored) {
        Set<String> classes = new LinkedHashSet<>(scored.classes());
        List<String> exampleIds = new ArrayList<>();
        List<String> truths = new ArrayList<>();
        List<String> predicted = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.label(row).isPresent()) {
                exampleIds.add(rows.exampleId(row));
                truths.add(rows.label(row).get());
                predicted.add(scored.label(row).isEmpty() ? NO_ANSWER : scored.label(row));
                scores.add(scored.score(row));
            }
        }
        truths.stream().sorted().forEach(classes::add);
        predicted.stream().sorted().forEach(classes::add);
        return new Outcomes(List.copyOf(classes), exampleIds, truths, predicted, scores);
    }

    ConfusionMatrix confusion() {
        ConfusionMatrix.Builder matrix = ConfusionMatrix.builder(classes);
        Map<String, Integer> places = new LinkedHashMap<>();
        classes.forEach(name -> places.put(name, places.size()));
        for (int i = 0; i < truths.size(); i++) {
            matrix.add(places.getOrDefault(truths.get(i), -1), places.getOrDefault(predicted.get(i), -1));
        }
        return matrix.build();
    }

    /// The first outcome of each different example.
    Map<String, Outcome> byExample() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < exampleIds.size(); i++) {
            outcomes.putIfAbsent(exampleIds.get(i), new Outcome(truths.get(i), predicted.get(i)));
        }
        return outcomes;
    }
}
