package oxbow.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Files of framed documents that only grow. A frame is, big-endian: the family `OXWP`, a version (2 bytes),
/// the length of the document (4), its CRC-32C (4), the document. Whoever keeps the place of a frame can read
/// it alone; what a crash leaves half written at the end has no place that anybody kept, and later frames go
/// behind it. Thread-safe for one writer and many readers.
final class WindowFile {

    private static final int FAMILY = 0x4F585750;
    private static final short VERSION = 1;
    private static final int HEAD = 14;

    private final Path folder;

    WindowFile(Path folder) {
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where a frame lies.
    record Place(String file, long position, int length) {}

    /// Adds frames to a file; durable when it returns.
    List<Place> append(String file, List<byte[]> documents) {
        List<Place> places = new ArrayList<>(documents.size());
        try (FileChannel channel = FileChannel.open(
                folder.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (byte[] document : documents) {
                long position = channel.size();
                ByteBuffer frame = frame(document);
                while (frame.hasRemaining()) {
                    channel.write(frame);
                }
                places.add(new Place(file, position, HEAD + document.length));
            }
            channel.force(true);
            return places;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ByteBuffer frame(byte[] document) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD + document.length);
        frame.putInt(FAMILY)
                .putShort(VERSION)
                .putInt(document.length)
                .putInt(checksum(document))
                .put(document);
        return frame.flip();
    }

    /// The document of a frame.
    ///
    /// @throws IllegalStateException if the file is damaged there
    byte[] read(Place place) {
        ByteBuffer frame = ByteBuffer.allocate(place.length());
        try (FileChannel channel = FileChannel.open(folder.resolve(place.file()), StandardOpenOption.READ)) {
            int read;
            do {
                read = channel.read(frame, place.position() + frame.position());
            } while (read >= 0 && frame.hasRemaining());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        frame.flip();
        if (frame.remaining() != place.length()
                || frame.getInt() != FAMILY
                || frame.getShort() != VERSION
                || frame.getInt() != place.length() - HEAD) {
            throw damaged(place);
        }
        int checksum = frame.getInt();
        byte[] document = new byte[frame.remaining()];
        frame.get(document);
        if (checksum(document) != checksum) {
            throw damaged(place);
        }
        return document;
    }

    private static IllegalStateException damaged(Place place) {
        return new IllegalStateException(
                "The file %s is damaged at byte %d.".formatted(place.file(), place.position()));
    }

    private static int checksum(byte[] document) {
        CRC32C checksum = new CRC32C();
        checksum.update(document);
        return (int) checksum.getValue();
    }
}
