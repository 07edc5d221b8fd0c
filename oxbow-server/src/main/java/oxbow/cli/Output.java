package oxbow.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// The end of the output: whether all of it has arrived.
final class Output {

    private Output() {}

    /// Hands out what is waiting.
    ///
    /// @throws ProblemException if it could not be written, as on a full disk; not if who read it wants no more
    static void end(PrintWriter out) {
        if (!out.checkError()) {
            return;
        }
        String said = "";
        // the writer has kept the reason to itself; the system gives it again
        try (FileOutputStream same = new FileOutputStream(FileDescriptor.out)) {
            same.write('\n');
        } catch (IOException failed) {
            said = String.valueOf(failed.getMessage());
        }
        if (!said.contains("Broken pipe")) {
            throw new ProblemException(
                    ProblemKind.OVERLOADED, "The output must be writable. The system says: " + said + ".");
        }
    }
}
