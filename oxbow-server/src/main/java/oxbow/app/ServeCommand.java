package oxbow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import oxbow.problem.ProblemException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/// `oxbow serve`: runs the server until it is told to end, by Ctrl-C or `SIGTERM`, and then ends in order.
final class ServeCommand {

    private static final String CONFIG = "--config";
    private static final String CONFIG_VARIABLE = "OXBOW_CONFIG";

    private final Map<String, String> environment;
    private final PrintWriter out;

    ServeCommand(Map<String, String> environment, PrintWriter out) {
        this.environment = environment;
        this.out = out;
    }

    /// The command with one flag for each setting.
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("serve").mixinStandardHelpOptions(true);
        spec.usageMessage(new UsageMessageSpec().description("Runs the server until it is told to end."));
        spec.addOption(OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(String.class)
                .description("A file of settings, one name=value per line. Variable: " + CONFIG_VARIABLE)
                .build());
        for (Setting setting : Setting.values()) {
            String usual =
                    setting.usual().map(text -> " Default: " + text + ".").orElse("");
            spec.addOption(OptionSpec.builder(setting.flag())
                    .paramLabel(setting.parameter())
                    .type(String.class)
                    .description(setting.meaning() + usual + " Variable: " + setting.variable())
                    .build());
        }
        return spec;
    }

    /// Serves until the process is told to end; does not return before.
    int run(ParseResult parsed) {
        Map<String, String> flags = new HashMap<>();
        for (Setting setting : Setting.values()) {
            if (parsed.hasMatchedOption(setting.flag())) {
                flags.put(setting.flag(), parsed.matchedOptionValue(setting.flag(), ""));
            }
        }
        String file = parsed.matchedOptionValue(CONFIG, environment.getOrDefault(CONFIG_VARIABLE, ""));
        Settings settings = Settings.read(flags, environment, properties(file));
        Logs logs = Logs.start(settings.level());
        Oxbow oxbow = new Oxbow(settings, Clock.systemUTC(), new SecureRandom());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(oxbow, ended), "oxbow-stop"));
        announce(settings, oxbow);
        await(ended);
        logs.note("server.ended");
        return 0;
    }

    private static Properties properties(String file) {
        Properties properties = new Properties();
        if (!file.isEmpty()) {
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw ProblemException.broken("file of settings", file, "be readable", e.toString());
            }
        }
        return properties;
    }

    private void announce(Settings settings, Oxbow oxbow) {
        String host = settings.web().host();
        String address = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        out.println("Oxbow " + Version.current() + " serves at http://"
                + (address.contains(":") ? "[" + address + "]" : address) + ":" + oxbow.port() + "/");
        out.println("Data folder: " + settings.data());
        oxbow.newAdministratorToken().ifPresent(token -> {
            out.println("Administrator's token, shown this once: " + token);
            out.println("Sign in with it, or send it in the header 'Authorization: Bearer <token>'.");
        });
        out.flush();
    }

    /// Runs when the process is told to end. Ending by a signal is what a server is meant to do, so it counts as
    /// success; without `halt` the process would answer 143.
    private static void end(Oxbow oxbow, CountDownLatch ended) {
        oxbow.close();
        ended.countDown();
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
