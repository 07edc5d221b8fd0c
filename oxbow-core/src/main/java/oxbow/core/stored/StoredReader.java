package oxbow.core.stored;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads a stored form field by field, and believes no length before it has seen that so many bytes are there.
///
/// Whatever is wrong with the bytes is an `IllegalArgumentException` that says what; nothing else is thrown and
/// nothing large is allocated for a small input. Not thread-safe.
public final class StoredReader {
    private final byte[] bytes;
    private final Family family;
    private final int version;
    private int at;

    /// @param bytes a stored form; not copied, and not changed
    /// @param family what it must hold
    /// @param newest the newest version that the caller understands
    public StoredReader(byte[] bytes, Family family, int newest) {
        this.bytes = bytes;
        this.family = family;
        int found = take();
        if (found != family.number()) {
            throw new IllegalArgumentException(
                    "The stored form (family %d) must be a %s (family %d).".formatted(found, family, family.number()));
        }
        this.version = take();
        if (version < 1 || version > newest) {
            throw new IllegalArgumentException(
                    "The version (%d) of the stored %s must be between 1 and %d. Maybe a newer Oxbow wrote it?"
                            .formatted(version, family, newest));
        }
    }

    /// Version of the form, from 1.
    public int version() {
        return version;
    }

    /// Reads a flag.
    public boolean flag() {
        int value = take();
        if (value > 1) {
            throw broken("holds a flag of " + value);
        }
        return value == 1;
    }

    /// Reads a whole number.
    public long number() {
        long rest = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = take();
            rest |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw broken("holds a number of more than 64 bits");
    }

    /// Reads a whole number that must lie within bounds, both included.
    public int number(int least, int most) {
        long value = number();
        if (value < least || value > most) {
            throw broken("holds %d where a number between %d and %d must be".formatted(value, least, most));
        }
        return (int) value;
    }

    /// Reads a real number.
    public double real() {
        require(Long.BYTES);
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits |= (long) take() << (8 * i);
        }
        return Double.longBitsToDouble(bits);
    }

    /// Reads a text.
    public String text() {
        int length = length(1);
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /// Reads bytes with their length: another stored form, for instance.
    public byte[] bytes() {
        int length = length(1);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /// Reads whole numbers with their count.
    public long[] numbers() {
        long[] values = new long[length(1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = number();
        }
        return values;
    }

    /// Reads real numbers with their count.
    public double[] reals() {
        double[] values = new double[length(Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = real();
        }
        return values;
    }

    /// Reads how many things follow, each of at least so many bytes.
    public int length(int bytesEach) {
        long length = number();
        if (length < 0 || length > (bytes.length - at) / bytesEach) {
            throw broken("announces %d things where %d bytes are left".formatted(length, bytes.length - at));
        }
        return (int) length;
    }

    /// Makes sure that all has been read.
    public void end() {
        if (at != bytes.length) {
            throw broken("goes on for %d bytes after its end".formatted(bytes.length - at));
        }
    }

    private int take() {
        require(1);
        return bytes[at++] & 0xFF;
    }

    private void require(int count) {
        if (bytes.length - at < count) {
            throw broken("ends after %d bytes".formatted(bytes.length));
        }
    }

    private IllegalArgumentException broken(String what) {
        return new IllegalArgumentException("The stored %s must be whole, but %s.".formatted(family, what));
    }
}
