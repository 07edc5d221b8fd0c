package oxbow.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The API's runs and models as the pages read them.
public final class TrackView {

    private TrackView() {}

    public record Input(String dataset, int version) {

        public String title() {
            return dataset + " v" + version;
        }
    }

    /// The latest value of a metric.
    public record Metric(String key, long step, double value) {}

    public record Run(
            String id,
            String experiment,
            String name,
            String status,
            Map<String, String> params,
            Map<String, String> tags,
            Map<String, Metric> metrics,
            List<Input> inputs,
            String codeVersion,
            Instant startedAt,
            Optional<Instant> endedAt) {}

    public record Model(String name) {}

    public record Recipe(double scale, double offset, boolean transpose) {

        /// What is done to an input before the model sees it, in words.
        public String words() {
            String text = "× " + Show.number(scale) + (offset == 0 ? "" : " + " + Show.number(offset));
            return scale == 1 && offset == 0 && !transpose ? "as it comes" : text + (transpose ? ", transposed" : "");
        }
    }

    public record ModelVersion(
            String id,
            String model,
            int version,
            String digest,
            Optional<String> run,
            Optional<Recipe> recipe,
            Instant createdAt) {

        public Predictor predictor() {
            return new Predictor(model + "/" + version);
        }

        public boolean madeBy(Run candidate) {
            return run.filter(candidate.id()::equals).isPresent();
        }
    }
}
