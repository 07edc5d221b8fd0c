package oxbow.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.data.FileProfile;
import oxbow.data.FileProfiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/// `oxbow profile FILE…`: what the columns of files hold.
public final class ProfileCommand implements Command {

    private final Terminal terminal;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param environment variables of the process
    public ProfileCommand(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.terminal = Terminal.of(environment);
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("profile").mixinStandardHelpOptions(true);
        spec.usageMessage(new UsageMessageSpec()
                .description(
                        "Says what the columns of CSV or Parquet files hold, plain or gzip. Needs no server.",
                        "Several files are parts of one table, in this order."));
        spec.addPositional(Options.file("FILE", "0..*", "1..*", "CSV, TSV or Parquet, plain or gzip."));
        Options.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        List<String> names = parsed.matchedPositionals().getFirst().getValue();
        List<Path> paths = names.stream().map(Options::path).toList();
        FileProfile profile;
        try (ProgressLine progress = new ProgressLine(terminal, err, System::nanoTime)) {
            profile = FileProfiles.profile(paths, Options.question(parsed), progress);
        }
        Optional<Path> report = Options.report(parsed, () -> new ProfilePage(profile).html());
        if (Options.json(parsed)) {
            out.println(ProfileJson.of(profile));
        } else {
            new ProfileText(terminal).lines(profile).forEach(out::println);
            report.ifPresent(path -> out.println("Report: " + path));
        }
        Output.end(out);
        return 0;
    }
}
