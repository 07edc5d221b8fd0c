package oxbow.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The API's data sets as the pages read them.
public final class DataView {

    private DataView() {}

    public record Dataset(String id, String name, String description, Instant createdAt) {}

    public record Column(String name, String type, String role) {}

    public record Image(String prefix, int width, int height, double white) {}

    public record Schema(List<Column> columns, Optional<Image> image) {

        public long columns(String role) {
            return names(role).size();
        }

        List<String> names(String role) {
            return columns.stream()
                    .filter(c -> c.role().equals(role))
                    .map(Column::name)
                    .toList();
        }
    }

    public record Finding(String field, Optional<String> value, String rule, Optional<String> hint) {

        public String sentence() {
            return "The " + field
                    + value.filter(v -> !v.isEmpty()).map(v -> " (" + v + ")").orElse("") + " must " + rule + "."
                    + hint.filter(h -> !h.isEmpty()).map(h -> " " + h).orElse("");
        }
    }

    public record Findings(
            long missing, long unlabelled, long duplicates, long contradictions, long leaks, List<Finding> warnings) {

        public static final Findings NONE = new Findings(0, 0, 0, 0, 0, List.of());

        public boolean clean() {
            return missing + unlabelled + duplicates + contradictions + leaks == 0 && warnings.isEmpty();
        }
    }

    public record Version(
            String id,
            String datasetName,
            int number,
            String digest,
            String labelDigest,
            long rows,
            Map<String, Long> splits,
            Schema schema,
            Optional<String> parent,
            String note,
            Instant createdAt,
            Optional<Findings> findings) {

        public Findings found() {
            return findings.orElse(Findings.NONE);
        }
    }

    public record Example(String id, String split, Optional<String> label) {}
}
