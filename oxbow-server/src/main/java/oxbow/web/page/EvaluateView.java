package oxbow.web.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The API's evaluations as the pages read them.
public final class EvaluateView {

    private EvaluateView() {}

    public record ClassFigures(
            @JsonProperty("class") String name, long n, FigureView precision, FigureView recall, FigureView f1) {}

    public record Cells(List<String> classes, List<Long> cells) {}

    public record Evaluation(
            String id,
            String model,
            String dataset,
            int version,
            String split,
            long n,
            FigureView accuracy,
            FigureView majority,
            List<ClassFigures> classes,
            Cells confusion,
            Optional<Instant> createdAt) {

        public Predictor predictor() {
            return new Predictor(model);
        }

        public String on() {
            return dataset + " v" + version + ", " + split;
        }
    }

    public record Comparison(
            String first,
            String second,
            long n,
            FigureView difference,
            double mcnemarP,
            long bothRight,
            long onlyFirstRight,
            long onlySecondRight,
            long bothWrong) {}
}
