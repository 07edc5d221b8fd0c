package oxbow.app;

import java.util.Locale;
import java.util.Optional;

/// Every setting there is: its name in a file, from which the flag (`--log-window-s`) and the variable
/// (`OXBOW_LOG_WINDOW_S`) follow, its default and what it means.
enum Setting {
    DATA("data", "DIR", "oxbow-data", "The folder that holds everything the server keeps."),
    HOST("host", "HOST", "127.0.0.1", "The address to listen on. Loopback unless told otherwise."),
    PORT("port", "PORT", "8420", "The port of pages and the API; 0 takes any free one."),
    ALLOWED_HOSTS("allowed_hosts", "NAMES", "", "Names under which the server may be called, separated by commas."),
    DRAIN_S("drain_s", "SECONDS", "10", "How long a stop waits for calls in flight."),
    GRPC_PORT("grpc.port", "PORT", "8421", "The port of inference over gRPC; 0 takes any free one, 'off' none."),
    STORE("store", "URL", "sqlite", "The database of metadata: sqlite, or jdbc:postgresql://host/name."),
    STORE_USER("store.user", "NAME", "", "The user at the database."),
    STORE_PASSWORD("store.password", "SECRET", "", "The password at the database. Rather set it as a variable."),
    ADMIN_TOKEN("admin.token", "TOKEN", "", "The administrator's token. Rather set it as a variable."),
    LOG_DURABILITY(
            "log.durability", "MODE", "group", "When a prediction counts as logged: group (within 50 ms) or commit."),
    LOG_WINDOW_S(
            "log.window_s",
            "SECONDS",
            "",
            "The length of the windows that predictions are summed up in. As before, at first 60."),
    LOG_LEVEL("log.level", "LEVEL", "info", "What the server's own log tells: error, warning, info, debug or trace.");

    private final String key;
    private final String parameter;
    private final String usual;
    private final String meaning;

    Setting(String key, String parameter, String usual, String meaning) {
        this.key = key;
        this.parameter = parameter;
        this.usual = usual;
        this.meaning = meaning;
    }

    String key() {
        return key;
    }

    String flag() {
        return "--" + key.replace('.', '-').replace('_', '-');
    }

    String variable() {
        return "OXBOW_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /// What the value is called in the help.
    String parameter() {
        return parameter;
    }

    Optional<String> usual() {
        return Optional.of(usual).filter(text -> !text.isEmpty());
    }

    String meaning() {
        return meaning;
    }
}
