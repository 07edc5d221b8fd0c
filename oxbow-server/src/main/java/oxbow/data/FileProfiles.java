package oxbow.data;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import oxbow.core.profile.ProfileSettings;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowSchema;
import oxbow.core.profile.SchemaInference;
import oxbow.problem.ProblemException;

/// Profiles people's own files, without a server and without keeping anything.
///
/// **Guarantee**: the same files, named in the same order, give the same profile, byte for byte; memory does not grow
/// with the rows. Reading blocks in native code, so call it from a platform thread. Thread-safe.
public final class FileProfiles {

    /// Seed of the sketches' coins. The two sides of a comparison have seeds of their own.
    private static final long SEED = 20_261_121L;

    private static final int MOST_COLUMNS = 10_000;

    /// The sample by which columns are judged is held in memory: fewer rows where there are very many columns.
    private static final int SAMPLED_CELLS = 5_000_000;

    private static final int LEAST_SAMPLE = 500;

    private FileProfiles() {}

    /// The profile of files that are parts of one table.
    ///
    /// @throws ProblemException if a file cannot be read, has no rows, or has other columns than the first
    public static FileProfile profile(List<Path> paths, FileQuestion question, FileProgress progress) {
        try (TableFiles files = TableFiles.open(paths, question.header())) {
            long all = files.size();
            return steady(() -> {
                Map<String, FileColumn.Kind> kinds = files.kinds();
                RowSchema schema = schema(files, question.chosen(kinds));
                RowProfile profile = profile(files, schema, 0, done -> progress.at("Reading", done, all));
                return described(files, kinds, profile);
            });
        }
    }

    static FileProfile described(TableFiles files, Map<String, FileColumn.Kind> kinds, RowProfile profile) {
        List<String> unread = kinds.entrySet().stream()
                .filter(column -> column.getValue() == FileColumn.Kind.OTHER)
                .map(Map.Entry::getKey)
                .toList();
        return new FileProfile(files.paths(), profile, unread, files.namesMadeUp());
    }

    /// Begins anew as long as rows further down change what the columns are. Each time at least one is found to be
    /// wider than was thought, so this ends.
    static <T> T steady(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (TableFile.KindChanged _) {
                // the file knows better now
            }
        }
    }

    /// What the columns are and what part they play, judged by the first rows.
    static RowSchema schema(TableFiles files, List<String> chosen) {
        if (chosen.size() > MOST_COLUMNS) {
            throw ProblemException.broken(
                    "number of columns of " + files.paths().getFirst(),
                    chosen.size(),
                    "be at most " + MOST_COLUMNS,
                    "Maybe name some with --columns?");
        }
        SchemaInference inference = new SchemaInference();
        int most = Math.min(SchemaInference.MOST_ROWS, Math.max(LEAST_SAMPLE, SAMPLED_CELLS / chosen.size()));
        long rows = files.head(new LinkedHashSet<>(chosen), most, inference::add);
        if (rows == 0) {
            throw ProblemException.broken("file", files.paths().getFirst(), "have rows; it has only a header");
        }
        return inference.schema();
    }

    /// Reads everything once.
    ///
    /// @param side whose coins the sketches throw: 0 or 1
    /// @param progress is told how many bytes are done
    static RowProfile profile(TableFiles files, RowSchema schema, int side, LongConsumer progress) {
        ProfileSettings settings = ProfileSettings.seeded(SEED + 1_000L * side);
        Set<String> names = schema.fields().stream().map(RowSchema.Field::name).collect(Collectors.toSet());
        try (ProfileWorkers workers = new ProfileWorkers(schema, settings, Map.of())) {
            files.read(names, workers::accept, progress);
            return workers.build();
        }
    }
}
