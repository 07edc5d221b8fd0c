package oxbow.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A command that needs no server.
public interface Command {

    /// Name, options and help.
    CommandSpec spec();

    /// Does what was asked; answers the exit code.
    ///
    /// @throws oxbow.problem.ProblemException if the input is bad
    int run(ParseResult parsed);
}
