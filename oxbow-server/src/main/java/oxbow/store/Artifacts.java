package oxbow.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Bytes kept under the SHA-256 of their content: `<root>/ab/cd/<digest>`. Putting the same content twice keeps it
/// once. What [#put] has answered survives a crash and a loss of power; an upload that breaks off leaves nothing.
/// Files never change once they stand under their name. Thread-safe; one process at a time owns the folder.
public final class Artifacts {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final Path incoming;

    /// Opens the folder, making it if need be, and removes what broken uploads have left.
    public Artifacts(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.incoming = this.root.resolve("incoming");
        try {
            Files.createDirectories(incoming);
            try (Stream<Path> left = Files.list(incoming)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stores the stream's bytes; durable when it returns. Does not close the stream.
    ///
    /// @throws ProblemException of kind `TOO_LARGE` if there are more bytes than the limit, of kind `MALFORMED`
    ///     if the stream breaks off with an exception; nothing is stored then
    public Artifact put(InputStream in, long limitBytes) {
        try {
            Path file = Files.createTempFile(incoming, "upload-", "");
            try {
                Artifact artifact = receive(in, file, limitBytes);
                keep(file, artifact.digest());
                return artifact;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The artifact could not be stored.", e);
        }
    }

    /// Stores the bytes; durable when it returns.
    public Artifact put(byte[] bytes) {
        return put(new ByteArrayInputStream(bytes), bytes.length);
    }

    /// The stored bytes as they are on disk; [#bytes] also checks them.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if there are none
    public InputStream open(String digest) {
        Path file = existing(digest);
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The stored bytes, after comparing them with their digest.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if there are none
    /// @throws IllegalStateException if the disk has changed them
    public byte[] bytes(String digest) {
        Path file = existing(digest);
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!hex(sha256().digest(bytes)).equals(digest)) {
                throw new IllegalStateException("The file " + file + " no longer has the content of its digest.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where bytes with that digest lie, or would lie. For reading only.
    ///
    /// @throws ProblemException of kind `RULE_BROKEN` if the text is no digest, so that no path leaves the root
    public Path path(String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            throw ProblemException.broken("digest", digest, "be a SHA-256 as 64 lower-case hexadecimal digits");
        }
        return root.resolve(digest.substring(0, 2), digest.substring(2, 4), digest);
    }

    public boolean has(String digest) {
        return Files.isRegularFile(path(digest));
    }

    private Path existing(String digest) {
        Path file = path(digest);
        if (!Files.isRegularFile(file)) {
            throw ProblemException.notFound("artifact", digest);
        }
        return file;
    }

    private static Artifact receive(InputStream in, Path file, long limitBytes) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                size += read;
                if (size > limitBytes) {
                    throw new ProblemException(
                            ProblemKind.TOO_LARGE, "The upload has more than the " + limitBytes + " bytes allowed.");
                }
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return new Artifact(hex(digest.digest()), size);
    }

    /// A failing read is the sender's fault, a failing write ours.
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw ProblemException.malformed("The upload broke off: " + e.getMessage());
        }
    }

    /// Two uploads of the same content replace each other by equal bytes, which nobody can tell apart.
    private void keep(Path file, String digest) throws IOException {
        Path target = path(digest);
        Path above = root.resolve(digest.substring(0, 2));
        Path folder = above.resolve(digest.substring(2, 4));
        Files.createDirectories(folder);
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The artifacts must lie on one file system.", e);
        }
        flush(folder);
        flush(above);
        flush(root);
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /// What was stored.
    ///
    /// @param digest the SHA-256 of the bytes as 64 lower-case hexadecimal digits
    /// @param size how many bytes there are
    public record Artifact(String digest, long size) {}
}
