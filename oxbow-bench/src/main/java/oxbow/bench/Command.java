package oxbow.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A whole command run as a process of its own: what it printed and what it cost, start included.
///
/// @param wallS seconds from start to end
/// @param cpuS seconds of CPU, user and system, its children included
/// @param output what it wrote to standard output
record Command(double wallS, double cpuS, String output) {

    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    /// Runs a command to its end.
    ///
    /// @param accepted exit codes that are no failure
    static Command run(Set<Integer> accepted, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("oxbow-bench", ".out");
        Path times = Files.createTempFile("oxbow-bench", ".times");
        List<String> timed =
                new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\"; s=$?; times > " + times + "; exit $s", "sh"));
        timed.addAll(command);
        long start = System.nanoTime();
        int code = new ProcessBuilder(timed)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        double wall = (System.nanoTime() - start) / 1e9;
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        String spent = Files.readString(times, StandardCharsets.UTF_8);
        Files.delete(output);
        Files.delete(times);
        if (!accepted.contains(code)) {
            throw new IllegalStateException("The command (" + String.join(" ", command) + ") ended with " + code + ".");
        }
        return new Command(wall, childrensSeconds(spent), printed);
    }

    /// The shell's `times` prints its own user and system time on the first line, its children's on the second.
    private static double childrensSeconds(String times) {
        return TIME.matcher(times.lines().skip(1).findFirst().orElse(""))
                .results()
                .mapToDouble(Command::seconds)
                .sum();
    }

    private static double seconds(MatchResult time) {
        return Integer.parseInt(time.group(1)) * 60 + Double.parseDouble(time.group(2));
    }
}
