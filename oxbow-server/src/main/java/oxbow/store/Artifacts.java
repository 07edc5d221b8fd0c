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
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Bytes kept under the SHA-256 of their content: `<root>/ab/cd/<digest>`. The same content put twice is kept
/// once. What [#put] has answered survives a crash and a loss of power; an upload that breaks off leaves nothing.
/// Files never change once they stand under their name. What nobody refers to is removed by [#removeUnused], a while
/// after it was stored or claimed. Thread-safe; one process at a time owns the folder.
public final class Artifacts {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;
    private static final int DEPTH = 3;

    private final Path root;
    private final Path incoming;
    /// Held while a file gets its name, is claimed or is removed, so that nothing is removed that was just wanted.
    private final ReentrantLock names = new ReentrantLock();

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
        return put(in, limitBytes, Optional.empty());
    }

    /// Stores the stream's bytes if they have that digest; durable when it returns. Does not close the stream.
    ///
    /// @throws ProblemException as [#put(InputStream, long)] does, and if the digest is another
    public Artifact put(InputStream in, long limitBytes, String digest) {
        path(digest);
        return put(in, limitBytes, Optional.of(digest));
    }

    private Artifact put(InputStream in, long limitBytes, Optional<String> digest) {
        try {
            Path file = scratch();
            try {
                Artifact artifact = receive(in, file, limitBytes);
                digest.ifPresent(wanted -> requireDigest(wanted, artifact.digest()));
                keep(file, artifact.digest());
                return artifact;
            } catch (IOException e) {
                if (full()) {
                    throw noRoom();
                }
                throw e;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The artifact could not be stored.", e);
        }
    }

    /// A new empty file for work in progress, on the same disk; to be deleted by the caller, and if the process is
    /// killed, by the next one.
    public Path scratch() throws IOException {
        return Files.createTempFile(incoming, "upload-", "");
    }

    private boolean full() {
        return root.toFile().getUsableSpace() < BUFFER;
    }

    private static ProblemException noRoom() {
        return new ProblemException(
                ProblemKind.OVERLOADED, "The server's disk is full, so nothing was stored. Its keeper must make room.");
    }

    private static void requireDigest(String wanted, String found) {
        if (!found.equals(wanted)) {
            throw ProblemException.broken(
                    "digest", wanted, "be that of the bytes sent, " + found, "Maybe the upload was cut short?");
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

    /// Whether there are such bytes; if so, they stay for now as if they were just stored. To be called before
    /// something refers to them that [#removeUnused] does not know yet.
    public boolean claim(String digest) {
        Path file = path(digest);
        names.lock();
        try {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            names.unlock();
        }
    }

    /// Removes what was neither stored nor claimed since a time and is referred to by nobody.
    ///
    /// @param used the digests that something refers to; asked after the old files were found, so that whatever
    ///     was claimed before that time is among them
    /// @return how many files were removed
    public int removeUnused(Instant since, Supplier<Set<String>> used) {
        try {
            List<Path> old = storedBefore(since);
            if (old.isEmpty()) {
                return 0;
            }
            Set<String> kept = used.get();
            int removed = 0;
            for (Path file : old) {
                boolean unused = !kept.contains(file.getFileName().toString());
                removed += unused && removeIfOlder(file, since) ? 1 : 0;
            }
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> storedBefore(Instant since) throws IOException {
        List<Path> old = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root, DEPTH)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                boolean stored = DIGEST.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
                if (stored && isOlder(file, since)) {
                    old.add(file);
                }
            }
        }
        return old;
    }

    private boolean removeIfOlder(Path file, Instant since) throws IOException {
        names.lock();
        try {
            return isOlder(file, since) && Files.deleteIfExists(file);
        } finally {
            names.unlock();
        }
    }

    private static boolean isOlder(Path file, Instant since) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(since);
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
        names.lock();
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The artifacts must lie on one file system.", e);
        } finally {
            names.unlock();
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
