package oxbow.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import oxbow.problem.ProblemException;
import oxbow.problem.Problems;
import oxbow.store.StoreSettings;
import oxbow.web.WebSettings;

/// How the server is to run. Read once, at the start, from flags, `OXBOW_*` variables and a file, in this order of
/// precedence; every problem is reported together with the others.
///
/// @param data the folder that holds everything the server keeps
/// @param grpcPort the port of the inference protocol over gRPC; empty if that is switched off
/// @param adminToken the administrator's token, if it is not to be made by the server
/// @param log what of the prediction log may be lost, and how long its windows are
public record Settings(
        Path data,
        WebSettings web,
        OptionalInt grpcPort,
        StoreSettings store,
        Optional<String> adminToken,
        PredictionLog log,
        System.Logger.Level level) {

    /// When a prediction counts as logged.
    public enum Durability {
        /// Committed in groups: a crash loses at most the last 50 ms, an orderly stop nothing.
        GROUP,
        /// Every answer waits for the commit.
        COMMIT
    }

    /// How predictions are kept.
    ///
    /// @param window the length of the windows that predictions are summed up in; as before if it is empty
    public record PredictionLog(Durability durability, Optional<Duration> window) {}

    private static final String POSTGRES = "jdbc:postgresql:";
    private static final int HIGHEST_PORT = 65_535;

    /// Reads all settings.
    ///
    /// @throws ProblemException with every problem found
    public static Settings read(Map<String, String> flags, Map<String, String> environment, Properties file) {
        Problems problems = new Problems();
        SettingsSource source = new SettingsSource(flags, environment, file, problems);
        source.checkNames();
        Settings settings = new Settings(
                source.path(Setting.DATA),
                new WebSettings(
                        source.text(Setting.HOST).orElseThrow(),
                        source.whole(Setting.PORT, 0, HIGHEST_PORT),
                        source.list(Setting.ALLOWED_HOSTS),
                        Duration.ofSeconds(source.whole(Setting.DRAIN_S, 0, 600))),
                grpcPort(source),
                store(source, problems),
                source.text(Setting.ADMIN_TOKEN),
                new PredictionLog(
                        source.choice(Setting.LOG_DURABILITY, Durability.class),
                        source.text(Setting.LOG_WINDOW_S)
                                .map(given -> Duration.ofSeconds(source.whole(Setting.LOG_WINDOW_S, 1, 86_400)))),
                source.choice(Setting.LOG_LEVEL, System.Logger.Level.class));
        problems.throwIfAny("configuration");
        return settings;
    }

    private static OptionalInt grpcPort(SettingsSource source) {
        boolean off = source.text(Setting.GRPC_PORT)
                .orElseThrow()
                .toLowerCase(Locale.ROOT)
                .equals("off");
        return off ? OptionalInt.empty() : OptionalInt.of(source.whole(Setting.GRPC_PORT, 0, HIGHEST_PORT));
    }

    private static StoreSettings store(SettingsSource source, Problems problems) {
        String url = source.text(Setting.STORE).orElseThrow();
        if (url.equals("sqlite")) {
            return new StoreSettings.Sqlite();
        }
        problems.require(
                url.startsWith(POSTGRES),
                Setting.STORE.key(),
                url,
                "be 'sqlite' or begin with " + POSTGRES,
                url.startsWith("postgres") ? "Maybe jdbc:" + url.replaceFirst("^postgres:", "postgresql:") + "?" : "");
        return new StoreSettings.Postgres(
                url,
                source.text(Setting.STORE_USER).orElse("oxbow"),
                source.text(Setting.STORE_PASSWORD).orElse(""));
    }

    /// The names of the settings, for messages and help.
    static List<Setting> all() {
        return List.of(Setting.values());
    }
}
