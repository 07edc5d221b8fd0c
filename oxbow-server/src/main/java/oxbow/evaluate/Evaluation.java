package oxbow.evaluate;

import java.time.Instant;
import java.util.List;
import oxbow.core.metric.ConfusionMatrix;
import oxbow.core.metric.Figure;

/// How well a model version does on a split of a data version. Immutable, and addressed by what it was made
/// from: the same model bytes, recipe, classes, data version, split and evaluation code have the same id.
/// Intervals are of level
/// 0.95 and take the rows as independent, so duplicates of x make them too narrow.
///
/// @param id 32 hexadecimal digits
/// @param model the model version that was evaluated first under this id, such as `digits/1`
/// @param n labelled rows, on which every figure rests
/// @param unlabelled rows left out because they carry no label
/// @param accuracy share of rows predicted right
/// @param majority accuracy of always predicting the most frequent class: what a model must beat
/// @param classes one entry per class, those of the model first
/// @param predictions the digest of the single predictions among the artifacts
public record Evaluation(
        String id,
        String model,
        String modelVersionId,
        String dataset,
        int version,
        String versionId,
        String split,
        long n,
        long unlabelled,
        Figure accuracy,
        Figure majority,
        List<ClassFigures> classes,
        ConfusionMatrix confusion,
        String predictions,
        Instant createdAt) {

    public Evaluation {
        classes = List.copyOf(classes);
    }
}
