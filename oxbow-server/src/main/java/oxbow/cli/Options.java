package oxbow.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oxbow.data.FileQuestion;
import oxbow.problem.ProblemException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options that the commands on files share.
final class Options {

    private static final String JSON = "--json";
    private static final String HTML = "--html";
    private static final String COLUMNS = "--columns";
    private static final String IGNORE = "--ignore";
    private static final String HEADER = "--header";

    private Options() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(flag(JSON, "Write JSON instead of a table."));
        spec.addOption(text(HTML, "FILE", "Write a report with plots, one file that needs nothing else."));
        spec.addOption(text(COLUMNS, "A,B", "Look at these columns only."));
        spec.addOption(text(IGNORE, "A,B", "Leave these columns out."));
        spec.addOption(text(
                HEADER, "yes|no", "Whether the first line of a CSV file names the columns. Found out unless said."));
    }

    static OptionSpec text(String name, String parameter, String description) {
        return OptionSpec.builder(name)
                .paramLabel(parameter)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    static PositionalParamSpec file(String label, String index, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(index)
                .arity(arity)
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    static boolean json(ParseResult parsed) {
        return parsed.hasMatchedOption(JSON);
    }

    /// The file that a name on the command line means.
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException unusable) {
            throw ProblemException.broken("file", name, "have a name that can be one", unusable.getReason());
        }
    }

    static FileQuestion question(ParseResult parsed) {
        Optional<Boolean> header = switch (parsed.matchedOptionValue(HEADER, "")) {
            case "" -> Optional.empty();
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> throw ProblemException.broken(HEADER, parsed.matchedOptionValue(HEADER, ""), "be yes or no");
        };
        return new FileQuestion(names(parsed, COLUMNS), names(parsed, IGNORE), header);
    }

    private static Set<String> names(ParseResult parsed, String option) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : parsed.matchedOptionValue(option, "").split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }

    /// Writes the report, if one was asked for.
    static Optional<Path> report(ParseResult parsed, java.util.function.Supplier<String> page) {
        if (!parsed.hasMatchedOption(HTML)) {
            return Optional.empty();
        }
        String name = parsed.matchedOptionValue(HTML, "");
        if (name.isBlank()) {
            throw ProblemException.broken("report", name, "have a name", "Maybe a variable is empty?");
        }
        Path path = path(name);
        try {
            ReportFile.write(path, page.get());
            return Optional.of(path);
        } catch (IOException failed) {
            throw ProblemException.broken("report", name, "be writable", ReportFile.hint(path, failed));
        }
    }
}
