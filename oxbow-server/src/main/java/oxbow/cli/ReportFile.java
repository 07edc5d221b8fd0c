package oxbow.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a report whole or not at all: a file that was there before stays as it was until the new one is complete.
final class ReportFile {

    private ReportFile() {}

    static void write(Path path, String page) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // a folder is refused by the system, a device or a pipe takes the bytes
            Files.write(path, bytes);
            return;
        }
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(path.toString());
        }
        Path part = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
    }

    /// What to do about a report that could not be written.
    static String hint(Path path, IOException failed) {
        if (Files.isDirectory(path)) {
            return "Maybe name a file in it? It is a folder.";
        }
        Path folder = path.toAbsolutePath().getParent();
        return failed instanceof NoSuchFileException && folder != null && !Files.isDirectory(folder)
                ? "Maybe make its folder first: mkdir -p " + folder
                : failed instanceof AccessDeniedException
                        ? "Maybe its permissions forbid it?"
                        : "The system says: " + failed.getMessage() + ".";
    }
}
