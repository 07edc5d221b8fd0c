package oxbow.monitor;

import java.util.Locale;
import oxbow.core.descriptor.ImageDescriptors;
import oxbow.record.Prediction;

/// What is watched about a prediction.
public enum Feature {
    BRIGHTNESS("numeric"),
    CONTRAST("numeric"),
    SHARPNESS("numeric"),
    /// The model's probability of its answer.
    SCORE("numeric"),
    PREDICTED_CLASS("category");

    private final String kind;

    Feature(String kind) {
        this.kind = kind;
    }

    /// `numeric` or `category`.
    public String kind() {
        return kind;
    }

    /// The word in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How to call it in a sentence.
    String title() {
        return word().replace('_', ' ');
    }

    /// The value of a prediction; `NaN` if it has none.
    double value(Prediction prediction, ClassBook classes) {
        return switch (this) {
            case BRIGHTNESS ->
                prediction.descriptors().map(ImageDescriptors::brightness).orElse(Double.NaN);
            case CONTRAST ->
                prediction.descriptors().map(ImageDescriptors::contrast).orElse(Double.NaN);
            case SHARPNESS ->
                prediction.descriptors().map(ImageDescriptors::sharpness).orElse(Double.NaN);
            case SCORE -> prediction.score();
            case PREDICTED_CLASS -> classes.number(prediction.predicted());
        };
    }
}
