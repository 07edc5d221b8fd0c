package oxbow.web.rest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oxbow.core.descriptor.ImageDescriptors;
import oxbow.record.Arm;
import oxbow.record.Feedback;
import oxbow.record.Logged;
import oxbow.record.Prediction;

/// A row of the prediction log as the API shows it.
///
/// @param score probability of the answered class; absent if the model gives none
/// @param input the raw input; only where one prediction is asked for
public record LoggedView(
        long offset,
        String id,
        Instant at,
        String endpointId,
        long snapshot,
        String deploymentId,
        Arm arm,
        double canaryWeight,
        String key,
        String predicted,
        Optional<Double> score,
        String decidedBy,
        double askProbability,
        long latencyMicros,
        Optional<Descriptors> descriptors,
        String exampleId,
        String error,
        Optional<List<Float>> input,
        List<Feedback> feedback) {

    /// What an image looks like; absent where it cannot be said, as the sharpness of two rows of pixels.
    public record Descriptors(Optional<Double> brightness, Optional<Double> contrast, Optional<Double> sharpness) {

        static Descriptors of(ImageDescriptors image) {
            return new Descriptors(finite(image.brightness()), finite(image.contrast()), finite(image.sharpness()));
        }

        private static Optional<Double> finite(double value) {
            return Optional.of(value).filter(Double::isFinite);
        }
    }

    static LoggedView of(Logged logged, List<Feedback> feedback, boolean withInput) {
        Prediction row = logged.prediction();
        return new LoggedView(
                logged.offset(),
                row.id(),
                row.at(),
                row.endpointId(),
                row.snapshot(),
                row.deploymentId(),
                row.arm(),
                row.canaryWeight(),
                row.key(),
                row.predicted(),
                Optional.of(row.score()).filter(Double::isFinite),
                row.decidedBy(),
                row.askProbability(),
                row.latencyMicros(),
                row.descriptors().map(Descriptors::of),
                row.exampleId(),
                row.error(),
                withInput ? Optional.of(values(row.payload())) : Optional.empty(),
                feedback);
    }

    private static List<Float> values(byte[] payload) {
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        List<Float> values = new ArrayList<>(payload.length / Float.BYTES);
        while (bytes.remaining() >= Float.BYTES) {
            values.add(bytes.getFloat());
        }
        return values;
    }
}
