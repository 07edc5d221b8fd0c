package oxbow.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import oxbow.core.descriptor.ImageDescriptors;
import oxbow.store.ColumnarSchema;
import oxbow.store.ColumnarSchema.Column;
import oxbow.store.Row;

/// How a prediction lies in the columns of the log. Ids are text, so that every reader of Parquet can read them.
final class LogRows {

    static final String TABLE = "prediction_log";

    static final ColumnarSchema SCHEMA = new ColumnarSchema(
            TABLE,
            List.of(
                    new Column("seq", "bigint"),
                    new Column("id", "varchar"),
                    new Column("at_ms", "bigint"),
                    new Column("project_id", "varchar"),
                    new Column("endpoint_id", "varchar"),
                    new Column("snapshot", "bigint"),
                    new Column("deployment_id", "varchar"),
                    new Column("arm", "varchar"),
                    new Column("canary_weight", "double"),
                    new Column("unit_key", "varchar"),
                    new Column("predicted", "varchar"),
                    new Column("score", "double"),
                    new Column("decided_by", "varchar"),
                    new Column("ask_probability", "double"),
                    new Column("latency_us", "bigint"),
                    new Column("brightness", "double"),
                    new Column("contrast", "double"),
                    new Column("sharpness", "double"),
                    new Column("payload", "blob"),
                    new Column("example_id", "varchar"),
                    new Column("error", "varchar")),
            "seq",
            "at_ms");

    private LogRows() {}

    static @Nullable Object[] of(long offset, Prediction row) {
        ImageDescriptors image = row.descriptors().orElse(null);
        return new @Nullable Object[] {
            offset,
            row.id(),
            row.at().toEpochMilli(),
            row.projectId(),
            row.endpointId(),
            row.snapshot(),
            row.deploymentId(),
            row.arm().text(),
            row.canaryWeight(),
            row.key(),
            row.predicted(),
            row.score(),
            row.decidedBy(),
            row.askProbability(),
            row.latencyMicros(),
            image == null ? null : image.brightness(),
            image == null ? null : image.contrast(),
            image == null ? null : image.sharpness(),
            row.payload(),
            row.exampleId(),
            row.error()
        };
    }

    static List<@Nullable Object[]> of(long firstOffset, List<Prediction> rows) {
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        for (Prediction row : rows) {
            values.add(of(firstOffset + values.size(), row));
        }
        return values;
    }

    static Logged read(Row row) {
        Optional<ImageDescriptors> image = row.optionalText("brightness").isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ImageDescriptors(row.real("brightness"), row.real("contrast"), row.real("sharpness")));
        Prediction prediction = new Prediction(
                row.text("id"),
                Instant.ofEpochMilli(row.integer("at_ms")),
                row.text("project_id"),
                row.text("endpoint_id"),
                row.integer("snapshot"),
                row.text("deployment_id"),
                Arm.of(row.text("arm")),
                row.real("canary_weight"),
                row.text("unit_key"),
                row.text("predicted"),
                row.real("score"),
                row.text("decided_by"),
                row.real("ask_probability"),
                row.integer("latency_us"),
                image,
                row.bytes("payload"),
                row.text("example_id"),
                row.text("error"));
        return new Logged(row.integer("seq"), prediction);
    }
}
