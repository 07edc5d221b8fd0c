package oxbow.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.core.compare.CompareSettings;
import oxbow.data.FileComparing;
import oxbow.data.FileComparison;
import oxbow.problem.ProblemException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/// `oxbow compare REFERENCE CURRENT`: whether the columns of two files have drifted.
public final class CompareCommand implements Command {

    private static final int SAME = 0;
    private static final int DRIFT = 3;
    private static final String ALPHA = "--alpha";

    private final Terminal terminal;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param environment variables of the process
    public CompareCommand(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.terminal = Terminal.of(environment);
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("compare").mixinStandardHelpOptions(true);
        spec.usageMessage(new UsageMessageSpec()
                .description(
                        "Says which columns of CURRENT differ from REFERENCE, and by how much. Needs no server.",
                        "Exit code: 0 no drift, 3 drift, 2 wrong use or bad input."));
        spec.addPositional(Options.file("REFERENCE", "0", "1", "What was: CSV, TSV or Parquet, plain or gzip."));
        spec.addPositional(Options.file("CURRENT", "1", "1", "What is."));
        spec.addOption(Options.text(
                ALPHA,
                "P",
                "How likely any false alarm may be, all columns together. Default: " + CompareSettings.USUAL.level()
                        + "."));
        Options.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        Path reference = Options.path(first(parsed, 0));
        Path current = Options.path(first(parsed, 1));
        CompareSettings settings = CompareSettings.USUAL.withLevel(level(parsed));
        FileComparison found;
        try (ProgressLine progress = new ProgressLine(terminal, err, System::nanoTime)) {
            found = FileComparing.compare(reference, current, Options.question(parsed), settings, progress);
        }
        Optional<Path> report = Options.report(parsed, () -> new ComparePage(found).html());
        if (Options.json(parsed)) {
            out.println(CompareJson.of(found));
        } else {
            new CompareText(terminal).lines(found).forEach(out::println);
            report.ifPresent(path -> out.println("Report: " + path));
        }
        Output.end(out);
        return found.comparison().drifted() ? DRIFT : SAME;
    }

    private static String first(ParseResult parsed, int position) {
        List<String> names = parsed.matchedPositional(position).getValue();
        return names.getFirst();
    }

    private static double level(ParseResult parsed) {
        String text = parsed.matchedOptionValue(ALPHA, "");
        if (text.isEmpty()) {
            return CompareSettings.USUAL.level();
        }
        try {
            double level = Double.parseDouble(text);
            if (level > 0 && level < 1) {
                return level;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number out of range
        }
        throw ProblemException.broken(ALPHA, text, "be a number above 0 and below 1", "Maybe it is a percentage?");
    }
}
