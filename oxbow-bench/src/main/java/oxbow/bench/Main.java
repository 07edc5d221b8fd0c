package oxbow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oxbow.store.StoreSettings;

/// `./oxbow bench [delays] [detectors] [files] [profiles] [serving] [sketches] [store]`: runs the benchmarks and prints
/// their figures.
public final class Main {

    private static final Duration EACH = Duration.ofSeconds(10);

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? List.of("serving", "store") : List.of(arguments);
        for (String benchmark : wanted) {
            switch (benchmark) {
                case "delays" -> DelayBench.run();
                case "detectors" -> org.openjdk.jmh.Main.main(new String[] {DetectorBench.class.getName()});
                case "files" -> StatisticsBench.run(folder(), Path.of(System.getProperty("oxbow.launcher", "./oxbow")));
                case "profiles" -> org.openjdk.jmh.Main.main(new String[] {ProfileBench.class.getName()});
                case "sketches" -> org.openjdk.jmh.Main.main(new String[] {SketchBench.class.getName()});
                case "serving" -> ServingBench.run(folder(), EACH);
                case "store" -> store();
                default -> {
                    System.err.println("The benchmark (" + benchmark
                            + ") must be one of delays, detectors, files, profiles, serving, sketches, store.");
                    System.exit(2);
                }
            }
        }
    }

    private static void store() throws Exception {
        commits("SQLite", new StoreSettings.Sqlite());
        Map<String, String> environment = System.getenv();
        String url = environment.get("OXBOW_BENCH_POSTGRES");
        if (url != null) {
            commits(
                    "PostgreSQL",
                    new StoreSettings.Postgres(
                            url,
                            environment.getOrDefault("OXBOW_BENCH_POSTGRES_USER", "postgres"),
                            environment.getOrDefault("OXBOW_BENCH_POSTGRES_PASSWORD", "")));
        }
    }

    private static void commits(String name, StoreSettings settings) throws Exception {
        for (int clients : new int[] {16, 256}) {
            StoreBench.Result result = StoreBench.run(settings, folder(), clients, EACH);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d clients: %,.0f commits/s, p50 %d µs, p99 %d µs%n",
                    name,
                    result.clients(),
                    result.perSecond(),
                    result.p50Micros(),
                    result.p99Micros());
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("oxbow-bench");
    }
}
