package oxbow.serve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oxbow.core.descriptor.ImageDescriptors;
import oxbow.predict.Datatype;
import oxbow.predict.Result;
import oxbow.predict.Signature;
import oxbow.predict.Tensor;
import oxbow.record.Arm;
import oxbow.record.Prediction;

/// One request on its way through an endpoint, and how it is written into the prediction log: a row per row of
/// input.
///
/// @param ids one per row
/// @param key the unit that was assigned to an arm
record Exchange(Inference request, Snapshot snapshot, List<String> ids, String key, Instant at, int longestPayload) {

    static final String BY_MODEL = "model";
    static final String BY_REVIEW = "review";
    static final String BY_CHAMPION = "champion";

    private static final String NO_NUMBERS = "What the model answered for this row is not a number.";

    /// The share of keys that goes to the candidate.
    double weight() {
        return snapshot.split().map(Snapshot.Split::weight).orElse(0.0);
    }

    /// What is said about an answer besides the answer.
    ///
    /// @param asks whether people may be asked about it
    record Note(Arm arm, Deployment deployment, String error, String decidedBy, boolean asks, long micros) {}

    /// The log's rows for an answer.
    List<Prediction> rows(Note note, Result result) {
        List<Prediction> rows = new ArrayList<>(ids.size());
        for (int row = 0; row < ids.size(); row++) {
            String predicted = predicted(result, row);
            String error = note.error().isEmpty() && predicted.isEmpty() ? NO_NUMBERS : note.error();
            rows.add(row(row, note, error, predicted, score(result, row)));
        }
        return rows;
    }

    /// The log's rows for a request without an answer.
    List<Prediction> failures(Note note) {
        List<Prediction> rows = new ArrayList<>(ids.size());
        for (int row = 0; row < ids.size(); row++) {
            rows.add(row(row, note, note.error(), "", Double.NaN));
        }
        return rows;
    }

    private Prediction row(int row, Note note, String error, String predicted, double score) {
        Automation.Decision decision =
                note.asks() ? snapshot.automation().decide(score) : new Automation.Decision(false, 0);
        return new Prediction(
                ids.get(row),
                at,
                snapshot.projectId(),
                snapshot.endpointId(),
                snapshot.version(),
                note.deployment().id(),
                note.arm(),
                weight(),
                key,
                predicted,
                score,
                decision.person() ? BY_REVIEW : note.decidedBy(),
                decision.askProbability(),
                note.micros(),
                descriptors(row),
                payload(row),
                row == 0 ? request.exampleId().orElse(ids.getFirst()) : ids.get(row),
                error);
    }

    /// What the log keeps as the answer; empty if it is no number.
    private static String predicted(Result result, int row) {
        if (result.scored().isPresent()) {
            return result.scored().get().label(row);
        }
        Tensor first = result.outputs().getFirst();
        if (first.count() == 0) {
            return "";
        }
        int place = Math.min(first.count() - 1, row * first.rowElements());
        boolean text = first.datatype() == Datatype.BYTES;
        return text || !Double.isNaN(first.number(place)) ? first.text(place) : "";
    }

    private static double score(Result result, int row) {
        return result.scored().map(scored -> scored.score(row)).orElse(Double.NaN);
    }

    private Optional<ImageDescriptors> descriptors(int row) {
        Signature signature = snapshot.champion().signature();
        return signature
                .image()
                .filter(image -> image.pixels() == input().rowElements())
                .map(image ->
                        ImageDescriptors.of(input().rowFloats(row), image.width(), image.height(), image.white()));
    }

    private byte[] payload(int row) {
        Tensor input = input();
        boolean single = request.inputs().size() == 1;
        long bytes = (long) input.rowElements() * Float.BYTES;
        return single && row < input.rows() && bytes <= longestPayload ? input.rowBytes(row) : new byte[0];
    }

    private Tensor input() {
        return request.inputs().getFirst();
    }
}
