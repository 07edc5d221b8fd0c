package oxbow.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oxbow.problem.Problems;

/// Where settings come from. A value that breaks its rule is noted as a problem, under the name by which its author
/// gave it, and the usual value is taken instead, so that the reading goes on. Not thread-safe.
final class SettingsSource {

    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final Properties file;
    private final Problems problems;

    /// @param flags values by flag, such as `--port`
    SettingsSource(Map<String, String> flags, Map<String, String> environment, Properties file, Problems problems) {
        this.flags = flags;
        this.environment = environment;
        this.file = file;
        this.problems = problems;
    }

    /// Notes every name in the file that is no setting.
    void checkNames() {
        Set<String> known = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
        for (String name : file.stringPropertyNames().stream().sorted().toList()) {
            String plain = plain(name);
            String hint = known.stream()
                    .filter(key -> plain(key).equals(plain))
                    .findFirst()
                    .map(key -> "Maybe '" + key + "' is meant.")
                    .orElse("");
            problems.require(known.contains(name), "setting in the file", name, "be one that exists", hint);
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }

    private record Given(String name, String value) {}

    private Optional<Given> given(Setting setting) {
        return Stream.of(
                        given(setting.flag(), flags.get(setting.flag())),
                        given(setting.variable(), environment.get(setting.variable())),
                        given(setting.key(), file.getProperty(setting.key())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Given> given(String name, @org.jspecify.annotations.Nullable String value) {
        return Optional.ofNullable(value)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new Given(name, text));
    }

    Optional<String> text(Setting setting) {
        return given(setting).map(Given::value).or(setting::usual);
    }

    List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    Path path(Setting setting) {
        String text = text(setting).orElseThrow();
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            problems.require(false, name(setting), text, "be a path: " + e.getReason());
            return Path.of(setting.usual().orElseThrow());
        }
    }

    int whole(Setting setting, int low, int high) {
        String text = text(setting).orElseThrow();
        String rule = "be a whole number from " + low + " to " + high;
        try {
            int value = Integer.parseInt(text);
            if (problems.require(low <= value && value <= high, name(setting), text, rule)) {
                return value;
            }
        } catch (NumberFormatException e) {
            problems.require(false, name(setting), text, rule);
        }
        return low;
    }

    <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        String text = text(setting).orElseThrow();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        String choices = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        problems.require(false, name(setting), text, "be one of " + choices);
        return type.getEnumConstants()[0];
    }

    private String name(Setting setting) {
        return given(setting).map(Given::name).orElse(setting.key());
    }
}
