package oxbow.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oxbow.core.profile.ProfileKind;
import oxbow.core.profile.ProfileSettings;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowProfileBuilder;
import oxbow.core.profile.RowSchema;
import oxbow.store.ParquetFile;

/// Profiles and comparisons of large files beside DuckDB's `SUMMARIZE` and Evidently's presets: the same Parquet
/// files for all, CPU of the whole process, start and reading included where a whole command is meant.
final class StatisticsBench {

    private static final int COLUMNS = 20;
    private static final int BATCH = 1 << 13;
    private static final int LARGE = 10_000_000;
    private static final int SMALL = 1_000_000;
    private static final int THREADS = 2;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private StatisticsBench() {}

    /// @param wallS seconds
    /// @param cpuS seconds of CPU of the whole process
    private record Spent(double wallS, double cpuS) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f s, CPU %.2f s", wallS, cpuS);
        }
    }

    /// Runs all of it.
    ///
    /// @param folder for the files, about 2.5 GB
    /// @param launcher the `oxbow` to run
    static void run(Path folder, Path launcher)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        Path large = folder.resolve("large.parquet");
        Path summarised = folder.resolve("summarised.parquet");
        Path reference = folder.resolve("reference.parquet");
        Path current = folder.resolve("current.parquet");
        write(large, LARGE, numbers(COLUMNS), 0.1);
        write(summarised, SMALL, numbers(COLUMNS), 0.2);
        write(reference, SMALL, numbers(15) + ", " + categories(), 0.3);
        write(current, SMALL, numbers(15) + ", " + categories(), 0.4);
        Evidently evidently = new Evidently(Path.of(System.getProperty("java.io.tmpdir"), "oxbow-bench-evidently"));
        profiles(large, summarised, launcher, evidently);
        comparisons(reference, current, launcher, evidently);
    }

    private static void profiles(Path large, Path summarised, Path launcher, Evidently evidently)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        print("DuckDB SUMMARIZE, 10 M × 20 doubles, 2 threads", best(() -> summarize(large)));
        print("Oxbow full profile in process, the same file, 2 threads", best(() -> profile(large)));
        Command command = Command.run(Set.of(0), List.of(launcher.toString(), "profile", large.toString(), "--json"));
        print("oxbow profile --json, the same file, whole command", new Spent(command.wallS(), command.cpuS()));
        Spent million = best(() -> profile(summarised));
        print("Oxbow full profile in process, 1 M × 20", million);
        Evidently.Run summary = evidently.summary(summarised);
        System.out.printf(
                Locale.ROOT,
                "Evidently %s summary preset, 1 M × 20: CPU %.2f s without start and loading, %.2f s with; %.0f MiB%n",
                summary.facts().path("version").asText(),
                summary.runCpuS(),
                summary.command().cpuS(),
                summary.facts().path("peak_mib").asDouble());
    }

    private static void comparisons(Path reference, Path current, Path launcher, Evidently evidently)
            throws IOException, InterruptedException {
        List<String> compare =
                List.of(launcher.toString(), "compare", reference.toString(), current.toString(), "--json");
        Command.run(Set.of(0, 3), compare);
        Command ours = Command.run(Set.of(0, 3), compare);
        print(
                "oxbow compare --json, 1 M + 1 M × 20 (5 categorical), whole command",
                new Spent(ours.wallS(), ours.cpuS()));
        Evidently.Run drift = evidently.drift(reference, current);
        System.out.printf(
                Locale.ROOT,
                "Evidently drift preset, the same files: CPU %.2f s without start and loading, %.2f s with; %.0f MiB%n",
                drift.runCpuS(),
                drift.command().cpuS(),
                drift.facts().path("peak_mib").asDouble());
    }

    private static Void summarize(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + THREADS);
            statement.execute("create table summary as from (summarize select * from '" + file + "')");
        }
        return null;
    }

    /// Each thread reads and profiles half of the columns.
    private static RowProfile profile(Path file) throws InterruptedException, ExecutionException {
        List<String> names;
        try (ParquetFile opened = ParquetFile.open(file, file)) {
            names = opened.columns().stream().map(column -> column.name()).toList();
        }
        List<Future<RowProfile>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            int share = (names.size() + THREADS - 1) / THREADS;
            for (int from = 0; from < names.size(); from += share) {
                List<String> own = names.subList(from, Math.min(names.size(), from + share));
                parts.add(threads.submit(() -> profile(file, own)));
            }
        }
        return parts.getFirst().get();
    }

    private static RowProfile profile(Path file, List<String> names) {
        Map<String, ProfileKind> kinds = new LinkedHashMap<>();
        names.forEach(name -> kinds.put(name, ProfileKind.NUMBER));
        RowProfileBuilder builder = RowProfile.builder(RowSchema.features(kinds), ProfileSettings.seeded(1));
        try (ParquetFile opened = ParquetFile.open(file, file)) {
            opened.read(Set.copyOf(names), BATCH, builder::add, _ -> {});
        }
        return builder.build();
    }

    /// The best of three, the first of which warms up.
    private static Spent best(Callable<?> work) throws InterruptedException, SQLException, ExecutionException {
        Spent best = new Spent(Double.MAX_VALUE, Double.MAX_VALUE);
        for (int i = 0; i < 3; i++) {
            long cpu = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            try {
                work.call();
            } catch (InterruptedException | SQLException | ExecutionException | RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
            Spent spent = new Spent((System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
            best = spent.wallS() < best.wallS() ? spent : best;
        }
        return best;
    }

    private static void print(String what, Spent spent) {
        System.out.println(what + ": " + spent);
    }

    private static String numbers(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> "sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) as x" + i)
                .collect(Collectors.joining(", "));
    }

    private static String categories() {
        return IntStream.range(0, 5)
                .mapToObj(i -> "'v' || floor(random() * " + (5 + 5 * i) + ")::int as c" + i)
                .collect(Collectors.joining(", "));
    }

    private static void write(Path file, int rows, String columns, double seed) throws SQLException, IOException {
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("select setseed(" + seed + ")");
            statement.execute(
                    "copy (select " + columns + " from range(" + rows + ")) to '" + file + "' (format parquet)");
        }
    }
}
