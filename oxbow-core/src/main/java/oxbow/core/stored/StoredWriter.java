package oxbow.core.stored;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a stored form: family and version first, then fields in the order in which [StoredReader] takes them.
/// Numbers are little-endian; the bytes depend on what is written and on nothing else. Not thread-safe.
public final class StoredWriter {
    private byte[] bytes = new byte[64];
    private int size;

    /// @param family what is written
    /// @param version version of its form, 1 to 255
    public StoredWriter(Family family, int version) {
        if (version < 1 || version > 255) {
            throw new IllegalArgumentException("The version (%d) must be between 1 and 255.".formatted(version));
        }
        put(family.number());
        put(version);
    }

    /// Writes a flag in one byte.
    public StoredWriter flag(boolean value) {
        return put(value ? 1 : 0);
    }

    /// Writes a whole number, small ones in few bytes.
    public StoredWriter number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        return put((int) rest);
    }

    /// Writes a real number in eight bytes; every `NaN` is written alike.
    public StoredWriter real(double value) {
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < Long.BYTES; i++) {
            put((int) (bits >>> (8 * i)) & 0xFF);
        }
        return this;
    }

    /// Writes the length of a text and its UTF-8 bytes.
    public StoredWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes a length and so many bytes: another stored form, for instance.
    public StoredWriter bytes(byte[] values) {
        number(values.length);
        reserve(values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    /// Writes a length and so many whole numbers.
    public StoredWriter numbers(long[] values) {
        number(values.length);
        for (long value : values) {
            number(value);
        }
        return this;
    }

    /// Writes a length and so many real numbers.
    public StoredWriter reals(double[] values) {
        number(values.length);
        for (double value : values) {
            real(value);
        }
        return this;
    }

    /// The stored form so far.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private StoredWriter put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(bytes.length * 2, size), more));
        }
    }
}
