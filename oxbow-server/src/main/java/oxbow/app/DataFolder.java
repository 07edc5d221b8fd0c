package oxbow.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import oxbow.problem.ProblemException;

/// Holds the data folder for this server alone. The operating system lets go of it when the process ends,
/// however that happens.
final class DataFolder implements AutoCloseable {

    private final FileChannel channel;

    /// @throws ProblemException if the folder cannot be written, or another server holds it
    DataFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw ProblemException.broken("data folder", folder, "be a folder this user can write", e.toString());
        }
        if (lock(channel) == null) {
            throw ProblemException.broken(
                    "data folder",
                    folder,
                    "not be in use by another server",
                    "Maybe an Oxbow is still running; stop it, or choose another folder with --data.");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
