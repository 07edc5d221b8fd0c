package oxbow.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder the demonstration's server keeps its data in.
///
/// @param path       where it is
/// @param temporary  whether it goes away with the demonstration
record DemoFolder(Path path, boolean temporary) {
    private static final String NAME = "oxbow-quickstart-data";

    /// The folder somebody asked for, or a new one.
    ///
    /// @throws IllegalArgumentException if the folder asked for already holds something
    static DemoFolder choose(Optional<Path> wanted, boolean exit) throws IOException {
        if (wanted.isPresent()) {
            Path path = wanted.get().toAbsolutePath().normalize();
            if (!isFree(path)) {
                throw new IllegalArgumentException("The folder of --data (" + path
                        + ") must be empty or new, so that nothing of yours is touched. To go on with an earlier"
                        + " demonstration, run: " + launcher() + " serve --data " + path);
            }
            return new DemoFolder(path, false);
        }
        if (exit) {
            return new DemoFolder(Files.createTempDirectory(NAME), true);
        }
        Path path = Path.of(NAME).toAbsolutePath();
        for (int number = 2; !isFree(path); number++) {
            path = Path.of(NAME + "-" + number).toAbsolutePath();
        }
        return new DemoFolder(path, false);
    }

    /// What starts Oxbow on this machine, as a person can paste it.
    static String launcher() {
        return System.getProperty(ServerProcess.LAUNCHER, "./oxbow");
    }

    private static boolean isFree(Path path) throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.findAny().isEmpty();
        }
    }

    /// Deletes it if it was temporary.
    void discard() {
        if (temporary && Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The temporary folder " + path + " cannot be deleted.", e);
            }
        }
    }
}
