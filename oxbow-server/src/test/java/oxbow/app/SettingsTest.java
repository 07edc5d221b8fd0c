package oxbow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import oxbow.problem.ProblemException;
import oxbow.store.StoreSettings;

class SettingsTest {

    private static final Properties NO_FILE = new Properties();

    /// A value for every setting that differs from the usual one.
    private static final Map<Setting, String> OTHER = Map.ofEntries(
            Map.entry(Setting.DATA, "/srv/oxbow"),
            Map.entry(Setting.HOST, "0.0.0.0"),
            Map.entry(Setting.PORT, "9000"),
            Map.entry(Setting.ALLOWED_HOSTS, "oxbow.example, Other.Example"),
            Map.entry(Setting.DRAIN_S, "3"),
            Map.entry(Setting.GRPC_PORT, "off"),
            Map.entry(Setting.STORE, "jdbc:postgresql://db/oxbow"),
            Map.entry(Setting.STORE_USER, "me"),
            Map.entry(Setting.STORE_PASSWORD, "secret"),
            Map.entry(Setting.ADMIN_TOKEN, "a-token-of-some-length"),
            Map.entry(Setting.LOG_DURABILITY, "commit"),
            Map.entry(Setting.LOG_WINDOW_S, "5"),
            Map.entry(Setting.LOG_LEVEL, "debug"));

    private static void isOther(Settings settings) {
        assertThat(settings.data()).isEqualTo(Path.of("/srv/oxbow"));
        assertThat(settings.web().host()).isEqualTo("0.0.0.0");
        assertThat(settings.web().port()).isEqualTo(9000);
        assertThat(settings.web().allowedHosts()).containsExactly("oxbow.example", "other.example");
        assertThat(settings.web().drain()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.grpcPort()).isEqualTo(OptionalInt.empty());
        assertThat(settings.store())
                .isEqualTo(new StoreSettings.Postgres("jdbc:postgresql://db/oxbow", "me", "secret"));
        assertThat(settings.adminToken()).contains("a-token-of-some-length");
        assertThat(settings.log())
                .isEqualTo(new Settings.PredictionLog(Settings.Durability.COMMIT, Optional.of(Duration.ofSeconds(5))));
        assertThat(settings.level()).isEqualTo(System.Logger.Level.DEBUG);
    }

    @Test
    void defaultsKeepTheServerOnThisMachine() {
        Settings settings = Settings.read(Map.of(), Map.of(), NO_FILE);
        assertThat(settings.data()).isEqualTo(Path.of("oxbow-data").toAbsolutePath());
        assertThat(settings.web().host()).isEqualTo("127.0.0.1");
        assertThat(settings.web().port()).isEqualTo(8420);
        assertThat(settings.grpcPort()).hasValue(8421);
        assertThat(settings.store()).isEqualTo(new StoreSettings.Sqlite());
        assertThat(settings.adminToken()).isEqualTo(Optional.empty());
        assertThat(settings.log()).isEqualTo(new Settings.PredictionLog(Settings.Durability.GROUP, Optional.empty()));
    }

    @Test
    void everySettingHasAFlagAVariableAndAName() {
        assertThat(OTHER.keySet()).containsExactlyInAnyOrder(Setting.values());
        isOther(Settings.read(by(Setting::flag), Map.of(), NO_FILE));
        isOther(Settings.read(Map.of(), by(Setting::variable), NO_FILE));
        Properties file = new Properties();
        file.putAll(by(Setting::key));
        isOther(Settings.read(Map.of(), Map.of(), file));
    }

    private static Map<String, String> by(java.util.function.Function<Setting, String> name) {
        return OTHER.entrySet().stream()
                .collect(Collectors.toMap(entry -> name.apply(entry.getKey()), Map.Entry::getValue));
    }

    @Test
    void namesOfFlagsAndVariablesFollowFromTheKey() {
        assertThat(Setting.LOG_WINDOW_S.flag()).isEqualTo("--log-window-s");
        assertThat(Setting.LOG_WINDOW_S.variable()).isEqualTo("OXBOW_LOG_WINDOW_S");
        assertThat(Arrays.stream(Setting.values()).map(Setting::variable)).doesNotHaveDuplicates();
    }

    @Test
    void aFlagGoesBeforeAVariableAndAVariableBeforeTheFile() {
        Properties file = new Properties();
        file.setProperty("port", "3");
        Map<String, String> variable = Map.of("OXBOW_PORT", "2");
        assertThat(Settings.read(Map.of("--port", "1"), variable, file).web().port())
                .isEqualTo(1);
        assertThat(Settings.read(Map.of(), variable, file).web().port()).isEqualTo(2);
        assertThat(Settings.read(Map.of(), Map.of(), file).web().port()).isEqualTo(3);
    }

    @Test
    void everyProblemIsReportedAtOnceUnderTheNameItWasGivenBy() {
        Properties file = new Properties();
        file.setProperty("log_window_s", "5");
        ProblemException problems = catchThrowableOfType(
                ProblemException.class,
                () -> Settings.read(
                        Map.of("--port", "70000"),
                        Map.of("OXBOW_LOG_DURABILITY", "always", "OXBOW_STORE", "postgres://db/oxbow"),
                        file));
        List<String> messages =
                problems.problems().stream().map(problem -> problem.message()).toList();
        assertThat(messages)
                .containsExactlyInAnyOrder(
                        "The setting in the file (log_window_s) must be one that exists. Maybe 'log.window_s' is meant.",
                        "The --port (70000) must be a whole number from 0 to 65535.",
                        "The store (postgres://db/oxbow) must be 'sqlite' or begin with jdbc:postgresql:."
                                + " Maybe jdbc:postgresql://db/oxbow?",
                        "The OXBOW_LOG_DURABILITY (always) must be one of group, commit.");
    }
}
