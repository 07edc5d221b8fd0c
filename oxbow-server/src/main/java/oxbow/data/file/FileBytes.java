package oxbow.data.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import oxbow.problem.ProblemException;

/// A file as it was named on the command line: what it is, told by its first bytes and not by its name, and its
/// content, unpacked if it is a gzip file.
///
/// @param path the file
/// @param size bytes on disk
/// @param packed whether it is a gzip file
public record FileBytes(Path path, long size, boolean packed) {

    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    /// Looks at the file.
    ///
    /// @throws ProblemException if there is none, or it cannot be read, or holds nothing
    public static FileBytes of(Path path) {
        require(Files.exists(path), path, "exist", "");
        require(!Files.isDirectory(path), path, "be a file, not a folder", "Maybe name the files in it?");
        require(Files.isReadable(path), path, "be readable", "Maybe its permissions forbid it?");
        try {
            long size = Files.size(path);
            require(size > 0 || !Files.isRegularFile(path), path, "hold something; it is empty", "");
            require(Files.isRegularFile(path), path, "be a regular file, because it is read more than once", "");
            try (InputStream in = Files.newInputStream(path)) {
                return new FileBytes(path, size, begins(in.readNBytes(2), GZIP));
            }
        } catch (IOException failed) {
            throw ProblemException.broken("file", path, "be readable", "The system says: " + failed.getMessage());
        }
    }

    private static void require(boolean holds, Path path, String rule, String hint) {
        if (!holds) {
            throw ProblemException.broken("file", path, rule, hint);
        }
    }

    static boolean begins(byte[] bytes, byte[] with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (bytes[i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    /// The first bytes, unpacked.
    byte[] head(int most) {
        try (InputStream in = open(_ -> {})) {
            return in.readNBytes(most);
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /// Whether the content is Parquet.
    public boolean isParquet() {
        return begins(head(PARQUET.length), PARQUET);
    }

    /// The content, unpacked, in a file of its own that whoever asks must delete.
    public Path unpacked() {
        try {
            Path copy = Files.createTempFile("oxbow", ".parquet");
            try (InputStream in = open(_ -> {})) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                return copy;
            } catch (IOException broken) {
                Files.deleteIfExists(copy);
                throw broken;
            }
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /// The content, unpacked.
    ///
    /// @param progress is told how many bytes of the file have been read
    public InputStream open(LongConsumer progress) throws IOException {
        InputStream counted = new Counted(Files.newInputStream(path), progress);
        try {
            return packed ? new GZIPInputStream(counted, BUFFER) : counted;
        } catch (IOException broken) {
            counted.close();
            throw broken;
        }
    }

    /// What to tell of a file whose bytes cannot be read or unpacked.
    public ProblemException unreadable(IOException broken) {
        return packed
                ? ProblemException.broken(
                        "file",
                        path,
                        "be a whole gzip file",
                        "Maybe it was cut off or damaged: " + broken.getMessage() + ".")
                : ProblemException.broken("file", path, "be readable", "The system says: " + broken.getMessage());
    }

    private static final class Counted extends FilterInputStream {
        private final LongConsumer progress;
        private long read;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int count = super.read(bytes, from, most);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            progress.accept(read);
        }
    }
}
