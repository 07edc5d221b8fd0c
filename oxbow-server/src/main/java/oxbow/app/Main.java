package oxbow.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oxbow.cli.Command;
import oxbow.cli.CompareCommand;
import oxbow.cli.ProfileCommand;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The program. Exit codes: 0 done, 1 failed, 2 wrong use or bad input, 3 the answer is no.
public final class Main {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    Main(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", LogKeeper.class.getName());
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(System.getenv(), out, err).run(arguments));
    }

    int run(String... arguments) {
        CommandSpec spec = CommandSpec.create().name("oxbow").mixinStandardHelpOptions(true);
        spec.version("oxbow " + Version.current());
        spec.usageMessage(new UsageMessageSpec()
                .description("The server that closes the loop of machine learning in production."));
        spec.addSubcommand("serve", ServeCommand.spec());
        Map<String, Command> onFiles = new TreeMap<>(Map.of(
                "profile", new ProfileCommand(environment, out, err),
                "compare", new CompareCommand(environment, out, err)));
        onFiles.forEach((name, command) -> spec.addSubcommand(name, command.spec()));
        CommandLine line = new CommandLine(spec).setOut(out).setErr(err);
        try {
            ParseResult parsed = line.parseArgs(arguments);
            Integer helped = CommandLine.executeHelpRequest(parsed);
            return helped == null ? command(line, parsed, onFiles) : helped;
        } catch (ParameterException e) {
            err.println(e.getMessage());
            e.getCommandLine().usage(err);
            return WRONG_USE;
        } catch (ProblemException e) {
            return explain(e);
        } catch (OutOfMemoryError _) {
            return outOfMemory();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof OutOfMemoryError) {
                return outOfMemory();
            }
            err.println("Oxbow failed: " + causes(e));
            e.printStackTrace(err);
            return FAILED;
        }
    }

    private int command(CommandLine line, ParseResult parsed, Map<String, Command> onFiles) {
        if (!parsed.hasSubcommand()) {
            line.usage(err);
            return WRONG_USE;
        }
        ParseResult asked = parsed.subcommand();
        Command onFile = onFiles.get(asked.commandSpec().name());
        return onFile == null ? new ServeCommand(environment, out).run(asked) : onFile.run(asked);
    }

    private int explain(ProblemException e) {
        List<Problem> problems = e.problems();
        if (problems.isEmpty()) {
            err.println(e.getMessage());
        }
        problems.forEach(problem -> err.println(problem.message()));
        return e.kind() == ProblemKind.OVERLOADED || e.kind() == ProblemKind.CONFLICT ? FAILED : WRONG_USE;
    }

    private int outOfMemory() {
        err.println("Oxbow failed: the memory does not suffice. Maybe OXBOW_HEAP=4g gives it more"
                + " (of files, --columns looks at fewer columns).");
        return FAILED;
    }

    private static String causes(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getMessage() + " (" + e.getCause() + ")";
    }
}
