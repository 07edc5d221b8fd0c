package oxbow.data;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Artifacts;

/// Reads a CSV file row by row, holds it against the schema, and puts its canonical form among the artifacts.
/// The rows are never in memory together, but something is kept of each; so files are read one after the other.
/// If anything is wrong, nothing is kept. Thread-safe.
final class Ingest {

    static final long MOST_ROWS = 5_000_000;

    private static final long LARGEST_FILE = 64L << 30;

    /// What came of a file that keeps all rules.
    ///
    /// @param file the digest of the canonical CSV among the artifacts
    record Ingested(String digest, String labelDigest, String file, RowCounts counts, VersionProfile profile) {}

    private final Artifacts artifacts;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    Ingest(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    Ingested run(InputStream raw, Schema schema) {
        oneAtATime.lock();
        try {
            Path canonical = artifacts.scratch();
            try {
                return run(raw, schema, canonical);
            } finally {
                Files.deleteIfExists(canonical);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file could not be read or its canonical form not written.", e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Ingested run(InputStream raw, Schema schema, Path canonical) throws IOException {
        RowCounts counts = new RowCounts(schema);
        Measures measures = new Measures(schema);
        Profiling.Ranges ranges = new Profiling.Ranges(measures);
        Digest all = schemaDigest(schema);
        Digest labels = new Digest().add("oxbow labels 1");
        OptionalInt label = schema.position(ColumnRole.LABEL);
        try (CsvReader csv = new CsvReader(raw).skipMark();
                BufferedWriter out = Files.newBufferedWriter(canonical, StandardCharsets.UTF_8)) {
            RowReader rows = new RowReader(csv, schema);
            out.write(CsvText.record(schema.columns().stream().map(Column::name).toList()));
            while (rows.advance()) {
                List<String> row = rows.row();
                row.forEach(all::add);
                labels.add(rows.key().toString()).add(label.isPresent() ? row.get(label.getAsInt()) : "");
                counts.add(rows.key(), row);
                ranges.add(measures.of(row));
                out.write(CsvText.record(row));
                limit(counts.rows());
            }
            rows.throwIfAny();
        }
        if (counts.rows() == 0) {
            throw ProblemException.broken("number of rows", 0, "be at least 1");
        }
        VersionProfile profile = profile(canonical, schema, measures, ranges);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(canonical))) {
            String file = artifacts.put(in, LARGEST_FILE).digest();
            return new Ingested(all.hex(), labels.hex(), file, counts, profile);
        }
    }

    private static VersionProfile profile(Path canonical, Schema schema, Measures measures, Profiling.Ranges ranges)
            throws IOException {
        Profiling profiling = new Profiling(schema, measures, ranges);
        try (CsvReader csv = new CsvReader(Files.newInputStream(canonical))) {
            csv.advance();
            while (csv.advance()) {
                profiling.add(csv.cells());
            }
        }
        return profiling.build();
    }

    private static Digest schemaDigest(Schema schema) {
        Digest digest = new Digest().add("oxbow data version 1");
        for (Column column : schema.columns()) {
            digest.add(column.name())
                    .add(column.type().name())
                    .add(column.role().name());
        }
        schema.image()
                .ifPresent(image -> digest.add("image")
                        .add(image.prefix())
                        .add(image.width() + "x" + image.height())
                        .add(Double.toString(image.white())));
        return digest.add("rows");
    }

    private static void limit(long rows) {
        if (rows > MOST_ROWS) {
            throw new ProblemException(
                    ProblemKind.TOO_LARGE, "The number of rows must be at most 5,000,000 in one version.");
        }
    }
}
